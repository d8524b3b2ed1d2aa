/** Events as bytes, made once for all who listen. */
import { roomCursor } from "../events/cursor";
import type { Control, LoggedEvent, Signal } from "../events/schema";

/** A logged event ready to be sent. */
export interface Frame {
	readonly seq: number;
	readonly event: LoggedEvent;
	/** `data: …` and the blank line; a reader of several rooms puts its own `id:` before it. */
	readonly data: Buffer;
	/** The whole server-sent event of a one-room stream. */
	readonly sse: Buffer;
}

export function encodeFrame(event: LoggedEvent, epoch: string): Frame {
	const data = encodeData(event);
	const id = Buffer.from(`id: ${roomCursor(epoch, event.room_id, event.event_seq)}\n`);
	return { seq: event.event_seq, event, data, sse: Buffer.concat([id, data]) };
}

/** The `data:` line of an event; JSON has no line breaks, so one line always suffices. */
export function encodeData(event: LoggedEvent | Signal | Control): Buffer {
	return Buffer.from(`data: ${JSON.stringify(event)}\n\n`);
}

/** Consecutive events of one room; their bytes are joined once, for whoever wants all of them. */
export class Batch {
	#sse: Buffer | undefined;

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

	/** What comes after number `position`; null where nothing does. */
	after(position: number): Batch | null {
		if (this.first > position) return this;
		const [head, ...tail] = this.frames.filter((frame) => frame.seq > position);
		return head ? new Batch([head, ...tail]) : null;
	}
}

/** `frames` as a batch; null for none. */
export function batchOf(frames: readonly Frame[]): Batch | null {
	const [head, ...tail] = frames;
	return head ? new Batch([head, ...tail]) : null;
}
