import { reply } from "../../../../../lib/http/call";
import { handle, resource } from "../../../../../lib/http/handler";
import { markUnread } from "../../../../../lib/presence/write";
import { member } from "../../../../../lib/rooms/access";
import { readMark } from "../../../../../lib/rooms/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id/unread", {
	PUT: handle({ access: member, body: readMark }, async ({ proof, body }) =>
		reply(200, await markUnread(proof, body.seq)),
	),
});
