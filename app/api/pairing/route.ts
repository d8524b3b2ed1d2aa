import { eventsQuery } from "../../../lib/events/schema";
import { encoded, reply } from "../../../lib/http/call";
import { handle, resource } from "../../../lib/http/handler";
import { noteCallersPlace } from "../../../lib/http/place";
import { stranger } from "../../../lib/pairing/access";
import { newPairing, pairingChange } from "../../../lib/pairing/schema";
import { changePairing, joinQueue, leavePairing } from "../../../lib/pairing/write";
import { describePairing, pollPairing } from "../../../lib/transport/pairing";

const options = { access: stranger, query: eventsQuery, staysOpen: true };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/pairing", {
	GET: handle(options, async ({ proof, query: { after, wait }, call }) =>
		encoded(
			200,
			await pollPairing(proof, { after: after || null, wait: call.method === "HEAD" ? 0 : wait }, () => call.signal),
		),
	),
	POST: handle({ access: stranger, body: newPairing, cost: "pairing" }, async ({ proof, body, call }) => {
		await joinQueue(proof, body);
		const pairing = await describePairing(proof, null);
		noteCallersPlace(call, proof, pairing.share_location);
		return reply(200, pairing);
	}),
	PATCH: handle({ access: stranger, body: pairingChange }, async ({ proof, body, call }) => {
		await changePairing(proof, body);
		noteCallersPlace(call, proof, body.share_location);
		return reply(200, await describePairing(proof, null));
	}),
	DELETE: handle({ access: stranger }, async ({ proof }) => {
		await leavePairing(proof);
		return reply(200, await describePairing(proof, null));
	}),
});
