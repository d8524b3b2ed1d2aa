/** A request on its way to bytes: each part may be bent on its own, and nothing is escaped or completed behind one's back. */

export interface Draft {
	method: string;
	/** As it stands in the request line, up to the question mark. */
	path: string;
	/** Empty, or from the question mark on. */
	query: string;
	version: string;
	/** Lines as they go out, without Host and what frames the body. */
	headers: string[];
	host: readonly string[];
	body: Buffer | null;
	/** How the body's end is told; null leaves that to the headers. */
	framing: "length" | "chunked" | null;
	/** In which room a stream tells of what it is read up to. */
	room: string;
	/** Whether bytes that were announced are withheld, so that the server would wait for ever. */
	unfinished: boolean;
	/** What was bent, for whoever reads of a difference. */
	bent: string[];
}

export function draftOf(method: string, path: string, room: string): Draft {
	return {
		method,
		path,
		query: "",
		version: "HTTP/1.1",
		headers: [],
		host: ["parley.test"],
		body: null,
		framing: "length",
		room,
		unfinished: false,
		bent: [],
	};
}

/** The whole request; header text counts one byte a character. */
export function spellDraft(draft: Draft): Buffer {
	const { method, path, query, version, host, headers, body, framing } = draft;
	const framed = body === null || framing === null ? [] : frameLines(framing, body);
	const lines = [`${method} ${path}${query} ${version}`, ...host.map((name) => `Host: ${name}`), ...headers, ...framed];
	const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
	if (body === null) return head;
	return Buffer.concat([head, framing === "chunked" ? inChunks(body) : body]);
}

function frameLines(framing: "length" | "chunked", body: Buffer): string[] {
	return framing === "length" ? [`Content-Length: ${body.length}`] : ["Transfer-Encoding: chunked"];
}

/** Two chunks where there is enough for two, so that one ends in the middle of something. */
export function inChunks(body: Buffer): Buffer {
	const middle = Math.ceil(body.length / 2);
	const pieces = [body.subarray(0, middle), body.subarray(middle)].filter(({ length }) => length > 0);
	const chunks = pieces.flatMap((piece) => [Buffer.from(`${piece.length.toString(16)}\r\n`), piece, crlf]);
	return Buffer.concat([...chunks, Buffer.from("0\r\n\r\n")]);
}

const crlf = Buffer.from("\r\n");

export function setJson(draft: Draft, content: unknown): void {
	draft.body = Buffer.from(JSON.stringify(content));
	draft.headers.push("Content-Type: application/json");
}

export function showBytes(bytes: Buffer, most = 700): string {
	const text = JSON.stringify(bytes.toString("latin1", 0, most));
	return bytes.length > most ? `${text} … ${bytes.length} bytes` : text;
}
