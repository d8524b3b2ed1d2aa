import { done, reply } from "../../../../lib/http/call";
import { handle, resource } from "../../../../lib/http/handler";
import { owner, reader } from "../../../../lib/rooms/access";
import { removeRoom } from "../../../../lib/rooms/lifetime";
import { describeRoom } from "../../../../lib/rooms/read";
import { roomChange } from "../../../../lib/rooms/schema";
import { updateRoom } from "../../../../lib/rooms/write";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id", {
	GET: handle({ access: reader }, async ({ proof }) => reply(200, await describeRoom(proof))),
	PATCH: handle({ access: owner, body: roomChange }, async ({ proof, body }) =>
		reply(200, await updateRoom(proof, body)),
	),
	DELETE: handle({ access: owner }, async ({ proof }) => {
		await removeRoom(proof);
		return done();
	}),
});
