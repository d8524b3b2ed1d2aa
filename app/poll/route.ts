import { eventsQuery } from "../../lib/events/schema";
import { encoded } from "../../lib/http/call";
import { handle, resource } from "../../lib/http/handler";
import { stranger } from "../../lib/pairing/access";
import { pollPairing } from "../../lib/transport/pairing";

const options = { access: stranger, query: eventsQuery, tokenInQuery: true, staysOpen: true };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/poll", {
	GET: handle(options, async ({ proof, query: { after, wait }, call }) =>
		encoded(
			200,
			await pollPairing(proof, { after: after || null, wait: call.method === "HEAD" ? 0 : wait }, () => call.signal),
		),
	),
});
