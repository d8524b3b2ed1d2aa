import { reply } from "../../../../lib/http/call";
import { handle, resource } from "../../../../lib/http/handler";
import { stranger } from "../../../../lib/pairing/access";
import { readConduct } from "../../../../lib/safety/read";
import { conductAcceptance } from "../../../../lib/safety/schema";
import { acceptConduct } from "../../../../lib/safety/write";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/pairing/conduct", {
	GET: handle({ access: stranger }, async ({ proof }) => reply(200, await readConduct(proof))),
	PUT: handle({ access: stranger, body: conductAcceptance, cost: "profile" }, async ({ proof, body }) =>
		reply(200, await acceptConduct(proof, body.version)),
	),
});
