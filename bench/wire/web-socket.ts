/** WebSocket frames by hand, as little of them as the generator needs: whole texts both ways. */

/** Gets a text: the bytes from `from` to before `until`. */
type OnText = (bytes: Buffer, from: number, until: number) => void;

const text = 0x81;
const nothing = Buffer.alloc(0);

export function encodeUpgrade(path: string): string {
	const key = Buffer.from("parley's bench! ").toString("base64");
	const upgrade = "upgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13";
	return `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${upgrade}\r\nsec-websocket-key: ${key}\r\n\r\n`;
}

/** A client's frames are masked; with a mask of zeros the content stays as it is. */
export function encodeText(content: string): Buffer {
	const length = Buffer.byteLength(content);
	if (length > 0xffff) throw new Error("The generator sends no frames of 64 KiB");
	const head =
		length < 126 ? [text, 0x80 | length, 0, 0, 0, 0] : [text, 0x80 | 126, length >> 8, length & 0xff, 0, 0, 0, 0];
	const frame = Buffer.allocUnsafe(head.length + length);
	frame.set(head);
	frame.write(content, head.length);
	return frame;
}

export class FrameReader {
	/** What was wrong first. */
	fault: string | null = null;
	#upgraded = false;
	#held = nothing;

	constructor(private readonly onText: OnText) {}

	feed(piece: Buffer): void {
		const bytes = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece]);
		let at = this.#upgraded ? 0 : this.#readHead(bytes);
		while (this.#upgraded && at < bytes.length) {
			const until = this.#readFrame(bytes, at);
			if (until < 0) break;
			at = until;
		}
		this.#held = at === bytes.length ? nothing : Buffer.from(bytes.subarray(at));
	}

	#readHead(bytes: Buffer): number {
		const end = bytes.indexOf("\r\n\r\n");
		if (end < 0) return 0;
		this.#upgraded = true;
		const head = bytes.toString("latin1", 0, 60);
		if (!head.startsWith("HTTP/1.1 101")) this.fault ??= `the upgrade was answered ${head}`;
		return end + 4;
	}

	/** Where the frame at `at` ends; -1 while it is not whole. */
	#readFrame(bytes: Buffer, at: number): number {
		if (bytes.length < at + 2) return -1;
		const short = (bytes[at + 1] ?? 0) & 0x7f;
		const from = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
		if (bytes.length < from) return -1;
		const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
		const until = from + length;
		if (bytes.length < until) return -1;
		if (bytes[at] === text) this.onText(bytes, from, until);
		else this.fault ??= `the server sent a frame of kind ${bytes[at]}`;
		return until;
	}
}
