/** An HTTP/1.1 answer out of the bytes that have come so far. */

export interface Answer {
	status: number;
	body: Buffer;
}

const blankLine = Buffer.from("\r\n\r\n");

/** The answer that `bytes` hold, its body a view of them where it came in one piece; null while it is not whole. */
export function parseAnswer(bytes: Buffer): Answer | null {
	const end = bytes.indexOf(blankLine);
	if (end < 0) return null;
	const head = bytes.toString("latin1", 0, end).toLowerCase();
	const status = Number(head.slice(9, 12));
	const from = end + 4;
	const sized = head.indexOf("\r\ncontent-length:");
	if (sized >= 0) {
		const until = from + Number.parseInt(head.slice(sized + 17, sized + 30), 10);
		return bytes.length < until ? null : { status, body: bytes.subarray(from, until) };
	}
	if (!/\r\ntransfer-encoding: *chunked/.test(head)) return { status, body: Buffer.alloc(0) };
	const body = joinChunks(bytes, from);
	return body && { status, body };
}

function joinChunks(bytes: Buffer, from: number): Buffer | null {
	const chunks: Buffer[] = [];
	for (let at = from; ; ) {
		const line = bytes.indexOf("\r\n", at);
		if (line < 0) return null;
		const size = Number.parseInt(bytes.toString("latin1", at, line), 16);
		const until = line + 2 + size;
		if (bytes.length < until + 2) return null;
		if (size === 0) return Buffer.concat(chunks);
		chunks.push(bytes.subarray(line + 2, until));
		at = until + 2;
	}
}
