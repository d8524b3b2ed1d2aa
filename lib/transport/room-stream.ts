/** The ways to stream one room over a response; each opens from `cursor`, or from the live end. */
import type { Reader } from "../rooms/access";
import type { OpenStream } from "./outlet";
import { RoomSource } from "./room-source";
import { eventStream, sseEncoding } from "./sse";

/** As server-sent events. */
export function streamRoom({ actor, room }: Reader, cursor: string | null): OpenStream {
	return eventStream(actor, new RoomSource(actor, room, cursor, sseEncoding));
}
