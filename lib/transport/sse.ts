/** Server-sent events: one room, or all of a person's rooms, over one response. */
import type { Actor } from "../accounts/access";
import { reconnectDelay } from "../events/limits";
import { encodeData, numbered } from "./frame";
import type { OpenStream } from "./outlet";
import type { RoomEncoding } from "./room-source";
import { type Source, Stream } from "./stream";
import { endOfLife } from "./streams";

const comment = Buffer.from(": parley\n\n");
const opening = Buffer.concat([retryLine(reconnectDelay.max), comment]);

/** Headers that keep every hop from compressing, buffering or keeping a stream. */
export const streamHeaders = {
	"content-type": "text/event-stream; charset=utf-8",
	"cache-control": "private, no-cache, no-store, no-transform",
	"x-accel-buffering": "no",
} as const;

/** One room's events, made ready for all who read them so. */
export const sseEncoding: RoomEncoding = {
	batch: (batch) => batch.sse,
	/** The first signal carries the cursor, so that a reader that is cut off before any event can still resume. */
	greeting: (state, cursor) => numbered(cursor, state.sse),
	signal: (said) => said.sse,
	control: (event) => (event.type === "reset" ? numbered(event.cursor, encodeData(event)) : encodeData(event)),
};

/** Opens a stream for the actor, filled by `source`. The first bytes leave at once. */
export function eventStream(actor: Actor, source: Source): OpenStream {
	return (outlet) => new EventStream(actor, source, outlet, endOfLife(actor, Date.now())).open(opening);
}

class EventStream extends Stream {
	override write(bytes: Uint8Array): void {
		this.quietTicks = 0;
		super.write(bytes);
	}

	beat(): void {
		this.write(comment);
	}

	farewell(): void {
		this.write(retryLine(reconnectDelay.max + Math.random() * (reconnectDelay.cap / 6)));
	}
}

function retryLine(milliseconds: number): Buffer {
	return Buffer.from(`retry: ${Math.round(milliseconds)}\n\n`);
}
