import { done } from "../../../../lib/http/call";
import { handle, resource } from "../../../../lib/http/handler";
import { stranger } from "../../../../lib/pairing/access";
import { newBlock } from "../../../../lib/safety/schema";
import { blockPartner } from "../../../../lib/safety/write";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/pairing/blocks", {
	POST: handle({ access: stranger, body: newBlock, cost: "pairing" }, async ({ proof, body }) => {
		await blockPartner(proof, body);
		return done();
	}),
});
