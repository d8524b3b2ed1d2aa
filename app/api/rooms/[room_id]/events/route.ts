import { eventsQuery } from "../../../../../lib/events/schema";
import { readerReply } from "../../../../../lib/http/events";
import { handle, resource } from "../../../../../lib/http/handler";
import { reader } from "../../../../../lib/rooms/access";
import { pollRoom } from "../../../../../lib/transport/poll";
import { streamRoom } from "../../../../../lib/transport/room-stream";

const options = { access: reader, query: eventsQuery, tokenInQuery: true, staysOpen: true };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/rooms/:room_id/events", {
	GET: handle(options, ({ proof, query, call }) =>
		readerReply(call, query, {
			stream: (cursor) => streamRoom(proof, cursor),
			poll: (question) => pollRoom(proof, question, () => call.signal),
		}),
	),
});
