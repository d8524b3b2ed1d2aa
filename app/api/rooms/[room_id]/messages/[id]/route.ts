import { reply } from "../../../../../../lib/http/call";
import { handle, resource } from "../../../../../../lib/http/handler";
import { readMessage } from "../../../../../../lib/messages/read";
import { messageChange } from "../../../../../../lib/messages/schema";
import { deleteMessage, editMessage } from "../../../../../../lib/messages/write";
import { member, reader } from "../../../../../../lib/rooms/access";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id/messages/:id", {
	GET: handle({ access: reader }, async ({ proof, params }) => reply(200, await readMessage(proof, params.id ?? ""))),
	PATCH: handle({ access: member, body: messageChange, cost: "send" }, async ({ proof, params, body }) =>
		reply(200, await editMessage(proof, params.id ?? "", body)),
	),
	DELETE: handle({ access: member }, async ({ proof, params }) =>
		reply(200, await deleteMessage(proof, params.id ?? "")),
	),
});
