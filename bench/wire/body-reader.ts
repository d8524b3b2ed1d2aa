/** The body of an HTTP answer that does not end, in whatever pieces it comes: with chunked framing or without. */

/** Gets a piece of the body: the bytes from `from` to before `until`. */
type OnBody = (bytes: Buffer, from: number, until: number) => void;

const carriageReturn = 13;
const newline = 10;

export class BodyReader {
	/** What was wrong first. */
	fault: string | null = null;

	#head = "";
	#inHead = true;
	#chunked = false;
	/** Bytes still to come of the chunk, of the line end behind it, and what is read of the next one's size. */
	#left = 0;
	#skip = 0;
	#size = 0;

	constructor(private readonly onBody: OnBody) {}

	feed(bytes: Buffer): void {
		let at = this.#inHead ? this.#readHead(bytes) : 0;
		if (!this.#chunked) {
			if (at < bytes.length) this.onBody(bytes, at, bytes.length);
			return;
		}
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
		if (!head.startsWith("http/1.1 200")) this.fault ??= `the stream was answered ${head.slice(0, 60)}`;
		this.#chunked = head.includes("transfer-encoding: chunked");
		this.#head = "";
		return end + 4 - before;
	}

	#readSize(byte: number): void {
		if (byte === carriageReturn) return;
		if (byte !== newline) {
			// 0–9 are 48–57, a–f 97–102 and A–F 65–70.
			this.#size = this.#size * 16 + (byte < 58 ? byte - 48 : (byte & 31) + 9);
			return;
		}
		if (this.#size === 0) this.fault ??= "the server ended the stream";
		this.#left = this.#size;
		this.#size = 0;
	}

	#readChunk(bytes: Buffer, from: number): number {
		const until = Math.min(bytes.length, from + this.#left);
		this.#left -= until - from;
		if (this.#left === 0) this.#skip = 2;
		this.onBody(bytes, from, until);
		return until;
	}
}
