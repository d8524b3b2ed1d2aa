/**
 * Reads a server-sent stream off the wire and proves it whole: after the first `id:`, which says where it stands, each
 * event must bear the next number. It looks at no more of a line than that takes, because a thousand of these share one core.
 */

/** What each number's line must begin with for the number to be a message's. */
const chatLine = 'data: {"type":"chat"';
const looksAt = 200;

export class StreamParser {
	/** The number of the last event; -1 until the stream has said where it stands. */
	position = -1;
	/** Messages seen. */
	received = 0;
	/** What was wrong first. */
	fault: string | null = null;

	#head = "";
	#inHead = true;
	#left = 0;
	#size = 0;
	#skip = 0;
	#line = "";
	#id = -1;
	#data = "";

	constructor(private readonly onMessage: (seq: number) => void) {}

	feed(bytes: Buffer): void {
		let at = this.#inHead ? this.#readHead(bytes) : 0;
		while (at < bytes.length) {
			if (this.#left > 0) at = this.#readChunk(bytes, at);
			else if (this.#skip > 0) {
				this.#skip -= 1;
				at += 1;
			} else this.#readSize(bytes[at++] ?? 0);
		}
	}

	/** Returns where the body begins, or the end of `bytes` while the head is not whole. */
	#readHead(bytes: Buffer): number {
		const before = this.#head.length;
		this.#head += bytes.toString("latin1");
		const end = this.#head.indexOf("\r\n\r\n");
		if (end < 0) return bytes.length;
		this.#inHead = false;
		const head = this.#head.slice(0, end).toLowerCase();
		if (!head.startsWith("http/1.1 200")) this.#complain(`the stream was answered ${head.slice(0, 60)}`);
		if (!head.includes("transfer-encoding: chunked")) this.#complain("the stream does not come in chunks");
		this.#head = "";
		return end + 4 - before;
	}

	#readSize(byte: number): void {
		if (byte === 13) return;
		if (byte !== 10) {
			this.#size = this.#size * 16 + Number.parseInt(String.fromCharCode(byte), 16);
			return;
		}
		if (this.#size === 0) this.#complain("the server ended the stream");
		this.#left = this.#size;
		this.#size = 0;
	}

	#readChunk(bytes: Buffer, from: number): number {
		const until = Math.min(bytes.length, from + this.#left);
		this.#left -= until - from;
		if (this.#left === 0) this.#skip = 2;
		for (let at = from; at < until; ) {
			const end = bytes.indexOf(10, at);
			const whole = end >= 0 && end < until;
			const room = looksAt - this.#line.length;
			if (room > 0) this.#line += bytes.toString("latin1", at, Math.min(whole ? end : until, at + room));
			if (!whole) return until;
			this.#readLine(this.#line);
			this.#line = "";
			at = end + 1;
		}
		return until;
	}

	#readLine(line: string): void {
		if (line === "") this.#dispatch();
		else if (line.startsWith("id: ")) this.#id = Number(line.slice(line.lastIndexOf(":") + 1));
		else if (line.startsWith("data: ")) this.#data = line;
	}

	/** Signals have no number of their own; the first of them says where the stream stands. */
	#dispatch(): void {
		const id = this.#id;
		this.#id = -1;
		if (this.#data.startsWith('data: {"type":"reset"')) this.#complain("the stream was reset");
		if (id < 0) return;
		if (this.position < 0) {
			this.position = id;
			return;
		}
		if (id !== this.position + 1) this.#complain(`number ${id} came after ${this.position}`);
		this.position = id;
		if (!this.#data.startsWith(chatLine)) return;
		this.received += 1;
		this.onMessage(id);
	}

	#complain(fault: string): void {
		this.fault ??= fault;
	}
}
