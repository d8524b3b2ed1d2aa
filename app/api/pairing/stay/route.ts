import { reply } from "../../../../lib/http/call";
import { handle, resource } from "../../../../lib/http/handler";
import { stranger } from "../../../../lib/pairing/access";
import { nothing } from "../../../../lib/pairing/schema";
import { consentToStay } from "../../../../lib/pairing/write";
import { describePairing } from "../../../../lib/transport/pairing";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/pairing/stay", {
	PUT: handle({ access: stranger, body: nothing }, async ({ proof }) => {
		await consentToStay(proof, true);
		return reply(200, await describePairing(proof, null));
	}),
	DELETE: handle({ access: stranger }, async ({ proof }) => {
		await consentToStay(proof, false);
		return reply(200, await describePairing(proof, null));
	}),
});
