import { reply } from "../../../../../lib/http/call";
import { handle, resource } from "../../../../../lib/http/handler";
import { member } from "../../../../../lib/rooms/access";
import { keepRoom } from "../../../../../lib/rooms/lifetime";
import { longerStay } from "../../../../../lib/rooms/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id/expiry", {
	PUT: handle({ access: member, body: longerStay, cost: "send" }, async ({ proof, body }) =>
		reply(200, await keepRoom(proof, body)),
	),
});
