import { createPairingApi } from "../../lib/client/pairing-api";

let streams = true;

/** The server this page came from; the cookie speaks for whoever looks at it. Where streams are blocked the founding paths are taken. */
export const pairingApi = createPairingApi({ founding: () => !streams });

export function noteStreams(pass: boolean): void {
	streams = pass;
}
