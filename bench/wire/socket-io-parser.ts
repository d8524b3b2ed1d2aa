/** Reads a Socket.IO room as it comes and proves it whole, as `StreamParser` does. */
import type { Socket } from "node:net";
import { readNumber } from "./seqs";
import { Link } from "./socket-io-link";
import type { Parser } from "./stream";

const chat = Buffer.from('["chat",');
const here = '["here",';
const seqKey = Buffer.from('"seq":');

export class RoomParser implements Parser {
	position = -1;
	received = 0;
	#fault: string | null = null;
	readonly #link: Link;

	constructor(
		socket: Socket,
		auth: { token: string; room_id: string; after?: number },
		private readonly onMessage: (seq: number) => void,
	) {
		this.#link = new Link(socket, auth, (_, bytes, from) => this.#read(bytes, from));
	}

	get fault(): string | null {
		return this.#fault ?? this.#link.fault;
	}

	feed(bytes: Buffer): void {
		this.#link.feed(bytes);
	}

	#read(bytes: Buffer, from: number): void {
		if (bytes.compare(chat, 0, chat.length, from, from + chat.length) !== 0) {
			if (bytes.toString("latin1", from, from + here.length) === here)
				this.position = readNumber(bytes, from + here.length);
			return;
		}
		const seq = readNumber(bytes, bytes.indexOf(seqKey, from) + seqKey.length);
		if (seq !== this.position + 1) this.#fault ??= `number ${seq} came after ${this.position}`;
		this.position = seq;
		this.received += 1;
		this.onMessage(seq);
	}
}
