/** Reads a room over Parley's WebSocket as it comes and proves it whole, as `StreamParser` does. */
import type { Parser } from "./stream";
import { FrameReader } from "./web-socket";

const chat = Buffer.from('{"type":"chat"');
const reset = Buffer.from('{"type":"reset"');

const colon = 58;
const quote = 34;
const zero = 48;
const nine = 57;

export class RoomSocketParser implements Parser {
	position = -1;
	received = 0;
	#fault: string | null = null;
	readonly #frames = new FrameReader((bytes, from, until) => this.#read(bytes, from, until));

	constructor(private readonly onMessage: (seq: number) => void) {}

	get fault(): string | null {
		return this.#fault ?? this.#frames.fault;
	}

	feed(bytes: Buffer): void {
		this.#frames.feed(bytes);
	}

	#read(bytes: Buffer, from: number, until: number): void {
		if (begins(bytes, from, reset)) this.#fault ??= "the socket was reset";
		const seq = readCursor(bytes, until);
		if (seq < 0) return;
		const first = this.position < 0;
		if (!first && seq !== this.position + 1) this.#fault ??= `number ${seq} came after ${this.position}`;
		this.position = seq;
		if (first || !begins(bytes, from, chat)) return;
		this.received += 1;
		this.onMessage(seq);
	}
}

function begins(bytes: Buffer, from: number, start: Buffer): boolean {
	return bytes.compare(start, 0, start.length, from, from + start.length) === 0;
}

/** The number in the cursor that a frame ends with (`…:7"}`); -1 where it has none. */
function readCursor(bytes: Buffer, until: number): number {
	if (bytes[until - 2] !== quote) return -1;
	let seq = 0;
	let place = 1;
	for (let at = until - 3; ; at--) {
		const byte = bytes[at] ?? 0;
		if (byte === colon) return place > 1 ? seq : -1;
		if (byte < zero || byte > nine) return -1;
		seq += (byte - zero) * place;
		place *= 10;
	}
}
