/** Whole frames of a WebSocket as a server sends them: unmasked, so that the same bytes go to every reader (RFC 6455, section 5.2). */

const text = 0x81;
const lengthIn16 = 126;
const lengthIn64 = 127;

/** An unfragmented text message. */
export function textFrame(content: string): Buffer {
	const length = Buffer.byteLength(content);
	const head = headLength(length);
	const frame = Buffer.allocUnsafe(head + length);
	frame[0] = text;
	if (head === 2) frame[1] = length;
	else if (head === 4) {
		frame[1] = lengthIn16;
		frame.writeUInt16BE(length, 2);
	} else {
		frame[1] = lengthIn64;
		frame.writeBigUInt64BE(BigInt(length), 2);
	}
	frame.write(content, head);
	return frame;
}

function headLength(length: number): 2 | 4 | 10 {
	if (length < lengthIn16) return 2;
	return length < 0x10000 ? 4 : 10;
}

/** What `textFrame` put into the frames that stand one after the other in `bytes`. */
export function* contentsOf(bytes: Buffer): Generator<Buffer, void> {
	for (let at = 0; at < bytes.length; ) {
		const short = bytes.readUInt8(at + 1);
		const head = short < lengthIn16 ? 2 : short === lengthIn16 ? 4 : 10;
		const length = head === 2 ? short : head === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
		yield bytes.subarray(at + head, at + head + length);
		at += head + length;
	}
}

/** A WebSocket has no `id:` line: what would stand there is one more field of the event. */
export function withCursor(json: string, cursor: string): string {
	return `${json.slice(0, -1)},"cursor":"${cursor}"}`;
}
