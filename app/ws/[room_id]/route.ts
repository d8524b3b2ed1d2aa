import { socketQuery } from "../../../lib/events/schema";
import { upgraded } from "../../../lib/http/call";
import { correspond } from "../../../lib/http/frames";
import { handle, resource } from "../../../lib/http/handler";
import { newcomer } from "../../../lib/rooms/access";
import { enterRoomOnce } from "../../../lib/rooms/write";
import { socketRoom } from "../../../lib/transport/socket-stream";

const options = { access: newcomer, query: socketQuery, tokenInQuery: true, staysOpen: true, upgrades: true };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/ws/:room_id", {
	GET: handle(options, async ({ proof, query, call }) => {
		await enterRoomOnce(proof);
		return upgraded(socketRoom(proof, query.after || null, correspond(call)));
	}),
});
