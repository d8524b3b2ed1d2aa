import { reply } from "../../../../../lib/http/call";
import { handle, resource } from "../../../../../lib/http/handler";
import { markRead } from "../../../../../lib/presence/write";
import { member } from "../../../../../lib/rooms/access";
import { readMark } from "../../../../../lib/rooms/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id/read", {
	PUT: handle({ access: member, body: readMark }, async ({ proof, body }) =>
		reply(200, await markRead(proof, body.seq)),
	),
});
