import { someone } from "../../../lib/accounts/access";
import { reply } from "../../../lib/http/call";
import { handle, resource } from "../../../lib/http/handler";
import { listVisibleRooms } from "../../../lib/rooms/read";
import { newRoom } from "../../../lib/rooms/schema";
import { createRoom } from "../../../lib/rooms/write";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms", {
	GET: handle({ access: someone }, async ({ proof }) => reply(200, { rooms: await listVisibleRooms(proof) })),
	POST: handle({ access: someone, body: newRoom }, async ({ proof, body }) =>
		reply(201, await createRoom(proof, body)),
	),
});
