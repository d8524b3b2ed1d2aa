import { someone } from "../../../lib/accounts/access";
import { eventsQuery } from "../../../lib/events/schema";
import { readerReply } from "../../../lib/http/events";
import { handle, resource } from "../../../lib/http/handler";
import { streamAllRooms } from "../../../lib/transport/all-rooms-stream";
import { pollAllRooms } from "../../../lib/transport/poll";

const options = { access: someone, query: eventsQuery, tokenInQuery: true, staysOpen: true };

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/events", {
	GET: handle(options, ({ proof, query, call }) =>
		readerReply(call, query, {
			stream: (cursor) => streamAllRooms(proof, cursor),
			poll: (question) => pollAllRooms(proof, question, () => call.signal),
		}),
	),
});
