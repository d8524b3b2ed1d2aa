import { reply } from "../../../../../lib/http/call";
import { handle, resource } from "../../../../../lib/http/handler";
import { newcomer, reader } from "../../../../../lib/rooms/access";
import { listRoomMembers } from "../../../../../lib/rooms/read";
import { joining } from "../../../../../lib/rooms/schema";
import { joinRoom } from "../../../../../lib/rooms/write";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id/members", {
	GET: handle({ access: reader }, async ({ proof }) => reply(200, { members: await listRoomMembers(proof) })),
	POST: handle({ access: newcomer, body: joining }, async ({ proof }) => reply(200, await joinRoom(proof))),
});
