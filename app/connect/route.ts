import { sessionSeconds } from "../../lib/accounts/limits";
import { reply } from "../../lib/http/call";
import { enter } from "../../lib/http/entering";
import { handle, resource } from "../../lib/http/handler";
import { noteCallersPlace } from "../../lib/http/place";
import { sessionCookie } from "../../lib/http/token";
import { passerBy } from "../../lib/pairing/access";
import { newPairing } from "../../lib/pairing/schema";
import { joinQueue } from "../../lib/pairing/write";
import { describePairing } from "../../lib/transport/pairing";

const options = { access: passerBy, body: newPairing, cost: "pairing", tokenInQuery: true, setsCookie: true } as const;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/connect", {
	POST: handle(options, async ({ proof, body, call }) => {
		const { actor, session_id } = await enter(proof, call);
		await joinQueue(actor, body);
		const pairing = await describePairing(actor, null);
		noteCallersPlace(call, actor, pairing.share_location);
		if (session_id === null) return reply(200, pairing);
		const cookie = sessionCookie(session_id, sessionSeconds, call.secure);
		return reply(200, { ...pairing, session_id }, { "set-cookie": cookie });
	}),
});
