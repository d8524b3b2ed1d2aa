import { reply } from "../../lib/http/call";
import { handle, resource } from "../../lib/http/handler";
import { stranger } from "../../lib/pairing/access";
import { nothing } from "../../lib/pairing/schema";
import { leavePairing } from "../../lib/pairing/write";
import { describePairing } from "../../lib/transport/pairing";

const options = { access: stranger, body: nothing, beacon: true, tokenInQuery: true };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/disconnect", {
	POST: handle(options, async ({ proof }) => {
		await leavePairing(proof);
		return reply(200, await describePairing(proof, null));
	}),
});
