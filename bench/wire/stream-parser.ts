/**
 * Reads a server-sent stream off the wire and proves it whole: after the first `id:`, which says where it stands, each
 * event must bear the next number. It looks at single bytes and makes nothing: a thousand of these share one core, and
 * more than a million events a second must pass.
 */
import { BodyReader } from "./body-reader";

/** What each number's line must begin with for the number to be a message's. */
const chatLine = Buffer.from('data: {"type":"chat"');
const resetLine = Buffer.from('data: {"type":"reset"');

const newline = 10;
const zero = 48;
const nine = 57;
const letterD = 100;
const letterI = 105;

/** What is known of the line that is being read. */
const line = {
	start: 0,
	/** Its number is what digits stand last in it. */
	id: 1,
	/** So far it is `chatLine`, or `resetLine`. */
	chat: 2,
	reset: 3,
	/** It says nothing more. */
	told: 4,
} as const;

/** What is known of the event that is being read. */
const event = { other: 0, chat: 1, reset: 2 } as const;

export class StreamParser {
	/** The number of the last event; -1 until the stream has said where it stands. */
	position = -1;
	/** Messages seen. */
	received = 0;

	#line: number = line.start;
	#matched = 0;
	#digits = 0;
	#id = -1;
	#second = -1;
	#event: number = event.other;
	#fault: string | null = null;
	readonly #body = new BodyReader((bytes, from, until) => this.#read(bytes, from, until));

	/**
	 * `behind`: how many messages the room has had, where ids number the messages of a second and not those of the room;
	 * then they are counted, and each must bear its second's next number.
	 */
	constructor(
		private readonly onMessage: (seq: number) => void,
		private readonly behind: number | null = null,
	) {}

	/** What was wrong first. */
	get fault(): string | null {
		return this.#fault ?? this.#body.fault;
	}

	feed(bytes: Buffer): void {
		this.#body.feed(bytes);
	}

	#read(bytes: Buffer, from: number, until: number): void {
		if (this.position < 0 && this.behind !== null) this.position = this.behind;
		for (let at = from; at < until; ) {
			if (this.#line === line.start) at = this.#startLine(bytes, at);
			else if (this.#line === line.id) at = this.#readId(bytes, at, until);
			else if (this.#line === line.told) at = this.#skipLine(bytes, at, until);
			else at = this.#match(bytes, at, until);
		}
	}

	#startLine(bytes: Buffer, at: number): number {
		const byte = bytes[at];
		if (byte === newline) {
			this.#dispatch();
			return at + 1;
		}
		this.#matched = 0;
		this.#digits = -1;
		this.#line = byte === letterI ? line.id : byte === letterD ? line.chat : line.told;
		return at;
	}

	#readId(bytes: Buffer, from: number, until: number): number {
		let digits = this.#digits;
		for (let at = from; at < until; at++) {
			const byte = bytes[at] as number;
			if (byte === newline) {
				this.#id = digits;
				this.#line = line.start;
				return at + 1;
			}
			const digit = byte >= zero && byte <= nine;
			digits = digit ? Math.max(digits, 0) * 10 + byte - zero : -1;
		}
		this.#digits = digits;
		return until;
	}

	#match(bytes: Buffer, from: number, until: number): number {
		const wanted = this.#line === line.chat ? chatLine : resetLine;
		let matched = this.#matched;
		for (let at = from; at < until; at++) {
			if (bytes[at] !== wanted[matched]) {
				// The two part ways at the type.
				this.#line = wanted === chatLine && bytes[at] === resetLine[matched] ? line.reset : line.told;
				this.#matched = matched;
				return at;
			}
			matched += 1;
			if (matched === wanted.length) {
				this.#event = wanted === chatLine ? event.chat : event.reset;
				this.#line = line.told;
				return at + 1;
			}
		}
		this.#matched = matched;
		return until;
	}

	#skipLine(bytes: Buffer, from: number, until: number): number {
		const end = bytes.indexOf(newline, from);
		if (end < 0 || end >= until) return until;
		this.#line = line.start;
		return end + 1;
	}

	/** Signals have no number of their own; the first of them says where the stream stands. */
	#dispatch(): void {
		const id = this.#countOn(this.#id);
		const kind = this.#event;
		this.#id = -1;
		this.#event = event.other;
		if (kind === event.reset) this.#fault ??= "the stream was reset";
		if (id < 0) return;
		if (this.position >= 0 && id !== this.position + 1) this.#fault ??= `number ${id} came after ${this.position}`;
		const first = this.position < 0;
		this.position = id;
		if (first || kind !== event.chat) return;
		this.received += 1;
		this.onMessage(id);
	}

	/** The message's number in the room. */
	#countOn(id: number): number {
		if (id < 0 || this.behind === null) return id;
		const due = id === 0 || id === this.#second + 1 || this.#second < 0;
		if (!due) this.#fault ??= `number ${id} of its second came after ${this.#second}`;
		this.#second = id;
		return this.position + 1;
	}
}
