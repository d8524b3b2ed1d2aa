import { reply } from "../../../../lib/http/call";
import { handle, resource } from "../../../../lib/http/handler";
import { stranger } from "../../../../lib/pairing/access";
import { newReport } from "../../../../lib/safety/schema";
import { reportPartner } from "../../../../lib/safety/write";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/pairing/reports", {
	POST: handle({ access: stranger, body: newReport, cost: "pairing" }, async ({ proof, body }) => {
		const { created, report } = await reportPartner(proof, body);
		return reply(created ? 201 : 200, report);
	}),
});
