/** The API, with the carrier that is chosen under the stream of all rooms. */
import type { Api } from "../client/api";
import type { Entry } from "./enter";
import type { Carrier } from "./settings";

export function carryWith({ api }: Entry, carrier: () => Carrier): Api {
	void carrier;
	return api;
}
