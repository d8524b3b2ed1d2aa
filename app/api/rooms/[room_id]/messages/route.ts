import { reply } from "../../../../../lib/http/call";
import { handle, resource } from "../../../../../lib/http/handler";
import { readHistory } from "../../../../../lib/messages/read";
import { historyQuery, newMessage } from "../../../../../lib/messages/schema";
import { postMessage } from "../../../../../lib/messages/write";
import { poster, reader } from "../../../../../lib/rooms/access";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id/messages", {
	GET: handle({ access: reader, query: historyQuery }, async ({ proof, query }) =>
		reply(200, await readHistory(proof, query)),
	),
	POST: handle({ access: poster, body: newMessage, cost: "send" }, async ({ proof, body }) => {
		const { created, message } = await postMessage(proof, body);
		return reply(created ? 201 : 200, message);
	}),
});
