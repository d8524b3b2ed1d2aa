/** A WebSocket as no decent client would use it: every bit of what is sent is the caller's (RFC 6455, section 5.2). */
import { connect } from "node:net";
import type { Session } from "./http";

interface FrameOptions {
	/** The first four bits: the end of the message, and three that are reserved. */
	bits?: number;
	masked?: boolean;
}

export const opcode = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const ends = 0x80;

export function spellFrame(kind: number, content: string | Uint8Array, options: FrameOptions = {}): Buffer {
	const bytes = Buffer.from(content as string);
	const { bits = ends, masked = true } = options;
	const mask = masked ? 0x80 : 0;
	const length =
		bytes.length < 126
			? [mask | bytes.length]
			: bytes.length < 0x10000
				? [mask | 126, bytes.length >> 8, bytes.length & 0xff]
				: [mask | 127, 0, 0, 0, 0, 0, bytes.length >> 16, (bytes.length >> 8) & 0xff, bytes.length & 0xff];
	// A mask of zeros leaves the content as it is.
	return Buffer.concat([Buffer.from([bits | kind, ...length]), Buffer.alloc(masked ? 4 : 0), bytes]);
}

/** A message in pieces of `size` bytes. */
export function spellPieces(content: string | Uint8Array, size: number): Buffer {
	const bytes = Buffer.from(content as string);
	const pieces: Buffer[] = [];
	for (let at = 0; at < bytes.length; at += size) {
		const bits = at + size < bytes.length ? 0 : ends;
		pieces.push(spellFrame(at === 0 ? opcode.text : opcode.more, bytes.subarray(at, at + size), { bits }));
	}
	return Buffer.concat(pieces);
}

export function spellHandshake(target: string, lines: readonly string[] = []): string {
	const upgrade = ["connection: Upgrade", "upgrade: websocket", "sec-websocket-version: 13"];
	const key = "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==";
	return [`GET ${target} HTTP/1.1`, "host: proof.test", ...upgrade, key, ...lines, "", ""].join("\r\n");
}

/** Everything that the server sends in answer to `bytes`, sent after a handshake, until the connection ends. */
export function converse(
	person: Session,
	roomId: string,
	bytes: Uint8Array,
): Promise<{ kind: number; content: Buffer }[]> {
	const { hostname, port } = new URL(person.url);
	return new Promise((resolve, reject) => {
		let heard = Buffer.alloc(0);
		let upgraded = false;
		const socket = connect(Number(port), hostname, () => {
			socket.write(spellHandshake(`/ws/${roomId}?session_id=${person.id}`));
		});
		socket.setTimeout(20_000, () => socket.destroy(new Error("the server neither closed nor spoke")));
		socket.on("data", (piece) => {
			heard = Buffer.concat([heard, piece]);
			if (upgraded || !heard.includes("\r\n\r\n")) return;
			upgraded = true;
			socket.write(bytes);
		});
		socket.on("error", reject);
		socket.on("close", () => resolve(readFrames(heard.subarray(heard.indexOf("\r\n\r\n") + 4))));
	});
}

/** The code that the server closed with; undefined where it said none. */
export async function codeAfter(person: Session, roomId: string, bytes: Uint8Array): Promise<number | undefined> {
	const frames = await converse(person, roomId, bytes);
	return frames.find(({ kind }) => kind === opcode.close)?.content.readUInt16BE(0);
}

function readFrames(bytes: Buffer): { kind: number; content: Buffer }[] {
	const frames: { kind: number; content: Buffer }[] = [];
	for (let at = 0; at + 2 <= bytes.length; ) {
		const short = bytes.readUInt8(at + 1);
		const head = short < 126 ? 2 : 4;
		const length = head === 2 ? short : bytes.readUInt16BE(at + 2);
		frames.push({ kind: bytes.readUInt8(at) & 0x0f, content: bytes.subarray(at + head, at + head + length) });
		at += head + length;
	}
	return frames;
}
