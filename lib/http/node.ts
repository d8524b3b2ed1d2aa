/** Node's face of a route: the same call and reply over Node's own request and response, with nothing between. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { compressedFrom } from "./body";
import type { Call, Reply } from "./call";
import { readBody } from "./node-body";
import { ResponseOutlet } from "./node-outlet";
import { securityHeaders } from "./security-headers.mjs";

const compress = promisify(gzip);
/** Names and values in turn, as `writeHead` takes them with the least work. */
const everywhere = securityHeaders.flatMap(({ key, value }) => [key, value]);

/** Sends what `answer` makes of the request. */
export async function answerOnNode(
	answer: (call: Call) => Promise<Reply>,
	request: IncomingMessage,
	response: ServerResponse,
	params: Readonly<Record<string, string>>,
): Promise<void> {
	const call = new NodeCall(request, response, params);
	await sendReply(call, response, await answer(call));
}

export async function sendReply(
	call: NodeCall,
	response: ServerResponse,
	{ status, headers, body }: Reply,
): Promise<void> {
	if (response.destroyed) return;
	const lines = [...everywhere];
	for (const name in headers) lines.push(name, headers[name] ?? "");
	if (typeof body === "string") return sendText(call, response, status, lines, body);
	response.writeHead(status, lines);
	if (body === null || call.method === "HEAD") response.end();
	else body(new ResponseOutlet(response, takesChunks(response.req)));
}

async function sendText(call: Call, response: ServerResponse, status: number, lines: string[], text: string) {
	lines.push("vary", "accept-encoding");
	const length = Buffer.byteLength(text);
	if (length < compressedFrom || !takesGzip(call.header("accept-encoding"))) {
		lines.push("content-length", String(length));
		// A text of ASCII alone is the same in both, and Latin-1 is a plain copy.
		response.writeHead(status, lines).end(text, length === text.length ? "latin1" : "utf8");
		return;
	}
	const packed = await compress(text);
	if (response.destroyed) return;
	lines.push("content-encoding", "gzip", "content-length", String(packed.length));
	response.writeHead(status, lines).end(packed);
}

function takesGzip(accepted: string | null): boolean {
	return accepted !== null && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(accepted);
}

/** As Node has it for its own answers. */
function takesChunks({ httpVersionMajor, httpVersionMinor }: IncomingMessage): boolean {
	return httpVersionMajor >= 1 && httpVersionMinor >= 1;
}

export class NodeCall implements Call {
	#query: URLSearchParams | undefined;
	#gone: AbortController | undefined;

	constructor(
		private readonly request: IncomingMessage,
		private readonly response: ServerResponse,
		readonly params: Readonly<Record<string, string>>,
		readonly upgradable = false,
	) {}

	get method(): string {
		return this.request.method ?? "GET";
	}

	get query(): URLSearchParams {
		const { url = "" } = this.request;
		const mark = url.indexOf("?");
		// With its "?", of which one is not part of the query: a second one is.
		this.#query ??= new URLSearchParams(mark < 0 ? "" : url.slice(mark));
		return this.#query;
	}

	header(name: string): string | null {
		const value = this.request.headers[name];
		// Of two lines of which one is empty, Node makes "a, ".
		return (Array.isArray(value) ? value.join(", ") : value)?.trim() ?? null;
	}

	read(limit: number): Promise<Uint8Array> {
		return readBody(this.request, limit);
	}

	/** Made only for who asks: most calls are over before anybody could leave. */
	get signal(): AbortSignal {
		if (!this.#gone) {
			const gone = new AbortController();
			this.#gone = gone;
			const abort = () => {
				// After a whole answer nobody is waiting to hear of it.
				if (!this.response.writableFinished) gone.abort();
			};
			if (this.response.destroyed) abort();
			else this.response.once("close", abort);
		}
		return this.#gone.signal;
	}

	get peer(): string | null {
		return this.request.socket.remoteAddress ?? null;
	}

	get secure(): boolean {
		const proxied = this.header("x-forwarded-proto");
		return proxied === null ? (this.request.socket as TLSSocket).encrypted === true : proxied.startsWith("https");
	}
}
