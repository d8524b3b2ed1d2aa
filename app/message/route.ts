import { reply } from "../../lib/http/call";
import { handle, resource } from "../../lib/http/handler";
import { stranger } from "../../lib/pairing/access";
import { partnerMessage } from "../../lib/pairing/schema";
import { postToPartner } from "../../lib/pairing/write";

const options = { access: stranger, body: partnerMessage, cost: "send", tokenInQuery: true } as const;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/message", {
	POST: handle(options, async ({ proof, body }) => {
		const { created, message } = await postToPartner(proof, body);
		return reply(created ? 201 : 200, message);
	}),
});
