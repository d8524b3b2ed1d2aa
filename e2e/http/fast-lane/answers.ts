/** What a server wrote on one connection, taken apart strictly (RFC 9112): each answer, and whatever is none. */

/** How an answer's end is known. */
type Framing = "none" | "length" | "chunked" | "until close";

export interface Answer {
	/** 0 for bytes that are no answer; they stand in `body`. */
	status: number;
	version: string;
	/** Names in lower case, in the order sent. */
	headers: readonly (readonly [name: string, value: string])[];
	framing: Framing;
	/** Without its chunks' frames. */
	body: Buffer;
	/** Whether all of it has come; one that ends with the connection never says so. */
	whole: boolean;
}

type Body = Pick<Answer, "framing" | "body" | "whole"> & { end: number };

const statusLine = /^(HTTP\/\d\.\d) (\d{3}) [^\r\n]*$/;
const nothing = Buffer.alloc(0);

/** The answers in `bytes` to requests of these methods; more than were asked for are read as answers to GET. */
export function parseAnswers(bytes: Buffer, methods: readonly string[]): Answer[] {
	const answers: Answer[] = [];
	let finals = 0;
	for (let at = 0; at < bytes.length; ) {
		const headEnd = bytes.indexOf("\r\n\r\n", at);
		const head = headEnd < 0 ? null : parseHead(bytes.toString("latin1", at, headEnd));
		if (!head) return [...answers, { ...noAnswer, body: bytes.subarray(at) }];
		const { end, ...body } = parseBody(bytes, headEnd + 4, head, methods[finals] ?? "GET");
		answers.push({ ...head, ...body });
		if (head.status >= 200) finals += 1;
		if (!body.whole) return answers;
		at = end;
	}
	return answers;
}

const noAnswer: Answer = { status: 0, version: "", headers: [], framing: "none", body: nothing, whole: false };

/** 100 Continue and its like come before an answer and are none. */
export const isFinal = ({ status }: Answer) => status >= 200;

export function headerOf({ headers }: Pick<Answer, "headers">, name: string): string | undefined {
	return headers.find(([each]) => each === name)?.[1];
}

export const isStream = (answer: Answer) => headerOf(answer, "content-type")?.startsWith("text/event-stream") ?? false;

type Head = Pick<Answer, "status" | "version" | "headers">;

function parseHead(text: string): Head | null {
	const [first = "", ...lines] = text.split("\r\n");
	const match = statusLine.exec(first);
	if (!match) return null;
	const headers = lines.map((line) => {
		const colon = line.indexOf(":");
		return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
	});
	return { version: match[1] ?? "", status: Number(match[2]), headers };
}

function parseBody(bytes: Buffer, start: number, head: Head, method: string): Body {
	const { status } = head;
	if (method === "HEAD" || status < 200 || status === 204 || status === 304) {
		return { framing: "none", body: nothing, whole: true, end: start };
	}
	if (headerOf(head, "transfer-encoding")?.toLowerCase() === "chunked") return parseChunks(bytes, start);
	const length = headerOf(head, "content-length");
	if (length === undefined) {
		return { framing: "until close", body: bytes.subarray(start), whole: false, end: bytes.length };
	}
	const end = start + Number(length);
	return { framing: "length", body: bytes.subarray(start, end), whole: end <= bytes.length, end };
}

function parseChunks(bytes: Buffer, start: number): Body {
	const pieces: Buffer[] = [];
	const soFar = (whole: boolean, end: number): Body => ({
		framing: "chunked",
		body: Buffer.concat(pieces),
		whole,
		end,
	});
	for (let at = start; ; ) {
		const lineEnd = bytes.indexOf("\r\n", at);
		if (lineEnd < 0) return soFar(false, bytes.length);
		const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
		const next = lineEnd + 2 + size + 2;
		if (Number.isNaN(size) || next > bytes.length) return soFar(false, bytes.length);
		if (size === 0) return soFar(true, next);
		pieces.push(bytes.subarray(lineEnd + 2, next - 2));
		at = next;
	}
}
