/** Events as bytes, made once for all who listen. */
import { roomCursor } from "../events/cursor";
import type { Control, LoggedEvent, Signal } from "../events/schema";
import { textFrame, withCursor } from "./websocket-frame";

/** A logged event ready to be sent. */
export interface Frame {
	readonly seq: number;
	readonly event: LoggedEvent;
	readonly json: string;
	/** `data: …` and the blank line; a reader of several rooms puts its own `id:` before it. */
	readonly data: Buffer;
	/** The whole server-sent event of a one-room stream. */
	readonly sse: Buffer;
	/** The cursor that stands after it. */
	readonly cursor: string;
}

export function encodeFrame(event: LoggedEvent, epoch: string): Frame {
	const json = JSON.stringify(event);
	const cursor = roomCursor(epoch, event.room_id, event.event_seq);
	const id = `id: ${cursor}\n`;
	const sse = Buffer.from(`${id}${dataLine(json)}`);
	return { seq: event.event_seq, event, json, data: sse.subarray(id.length), sse, cursor };
}

/** The `data:` line of an event; JSON has no line breaks, so one line always suffices. */
export function encodeData(event: LoggedEvent | Signal | Control): Buffer {
	return Buffer.from(dataLine(JSON.stringify(event)));
}

/** Signals that go out together, encoded once for each way of sending them. */
export class Saying {
	#sse: Buffer | undefined;
	#ws: Buffer | undefined;
	#greeting: { cursor: string; ws: Buffer } | undefined;
	readonly #texts: readonly string[];

	constructor(...signals: readonly Signal[]) {
		this.#texts = signals.map((signal) => JSON.stringify(signal));
	}

	get sse(): Buffer {
		this.#sse ??= Buffer.from(this.#texts.map(dataLine).join(""));
		return this.#sse;
	}

	get ws(): Buffer {
		this.#ws ??= Buffer.concat(this.#texts.map(textFrame));
		return this.#ws;
	}

	/** As frames of which the first carries the cursor; remembers the last, as `numbered` does. */
	wsFrom(cursor: string): Buffer {
		if (this.#greeting?.cursor !== cursor) {
			const [first = "{}", ...rest] = this.#texts;
			this.#greeting = { cursor, ws: Buffer.concat([withCursor(first, cursor), ...rest].map(textFrame)) };
		}
		return this.#greeting.ws;
	}
}

function dataLine(json: string): string {
	return `data: ${json}\n\n`;
}

let lastNumbered: { cursor: string; data: Buffer; whole: Buffer } = {
	cursor: "",
	data: Buffer.alloc(0),
	whole: Buffer.alloc(0),
};

/** `data` under an `id:` of its own; remembers the last, since of a crowd that comes at once most begin alike. */
export function numbered(cursor: string, data: Buffer): Buffer {
	if (lastNumbered.cursor !== cursor || lastNumbered.data !== data) {
		lastNumbered = { cursor, data, whole: Buffer.concat([Buffer.from(`id: ${cursor}\n`), data]) };
	}
	return lastNumbered.whole;
}

/** Consecutive events of one room; their bytes are joined once, for whoever wants all of them. */
export class Batch {
	#sse: Buffer | undefined;
	#ws: Buffer | undefined;
	#leavings: ReadonlyMap<string, number> | undefined;

	constructor(readonly frames: readonly [Frame, ...Frame[]]) {}

	get first(): number {
		return this.frames[0].seq;
	}

	get last(): number {
		return this.frames[this.frames.length - 1]?.seq ?? this.first;
	}

	get sse(): Buffer {
		this.#sse ??= this.frames.length === 1 ? this.frames[0].sse : Buffer.concat(this.frames.map((frame) => frame.sse));
		return this.#sse;
	}

	/** The same as frames of a WebSocket, each with its cursor. */
	get ws(): Buffer {
		this.#ws ??= Buffer.concat(this.frames.map(({ json, cursor }) => textFrame(withCursor(json, cursor))));
		return this.#ws;
	}

	/** The number of the event by which the person leaves the room, if they do. */
	leaving(userId: string): number | undefined {
		this.#leavings ??= leavingsIn(this.frames);
		return this.#leavings.get(userId);
	}

	/** What comes up to number `seq`; null where nothing does. */
	until(seq: number): Batch | null {
		return this.last <= seq ? this : batchOf(this.frames.filter((frame) => frame.seq <= seq));
	}

	/** What comes after number `position`; null where nothing does. */
	after(position: number): Batch | null {
		return this.first > position ? this : batchOf(this.frames.filter((frame) => frame.seq > position));
	}
}

/** Each person's first leaving; looked for once a batch, since every reader asks. */
function leavingsIn(frames: readonly Frame[]): ReadonlyMap<string, number> {
	const leavings = new Map<string, number>();
	for (const { event, seq } of frames) {
		if (event.type === "user_left" && !leavings.has(event.user_id)) leavings.set(event.user_id, seq);
	}
	return leavings;
}

/** `frames` as a batch; null for none. */
export function batchOf(frames: readonly Frame[]): Batch | null {
	const [head, ...tail] = frames;
	return head ? new Batch([head, ...tail]) : null;
}
