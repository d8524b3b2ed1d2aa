/** Requests as no decent client would send them: every byte of path, headers and body is the caller's. */
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";

export interface Asked {
	method?: string;
	/** Sent as it is: nothing is resolved or escaped. */
	path: string;
	/** A token, sent as `Authorization: Bearer`. */
	bearer?: string | undefined;
	/** A name may have several values, each sent as a header line of its own. */
	headers?: Record<string, string | string[]>;
	/** Several pieces go out as chunks without a Content-Length. */
	body?: string | Uint8Array | Uint8Array[] | undefined;
	/** To keep one connection for several requests; without it each has its own, so that none can spoil another. */
	agent?: Agent;
}

export interface Answered {
	status: number;
	headers: IncomingHttpHeaders;
	text: string;
	/** The body where it calls itself JSON. */
	json: unknown;
}

const ownConnection = new Agent({ keepAlive: false });
const patience = 30_000;

/**
 * Sends one request; `content-type: application/json` goes with a body unless the headers say otherwise. Of a stream that
 * opens, only status and headers are read, then it is closed.
 */
export function ask(url: string, asked: Asked): Promise<Answered> {
	const { method = "GET", path, body, agent = ownConnection } = asked;
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		const sent = request({ agent, hostname, port, method, path, headers: headersOf(asked) });
		sent.setTimeout(patience, () => sent.destroy(new Error(`no answer to ${method} ${path.slice(0, 100)}`)));
		sent.on("response", (answer) => readAnswer(answer).then(resolve, reject));
		// Once the answer is there, a server that hangs up on the rest of a body is no fault: the promise is settled.
		sent.on("error", reject);
		if (Array.isArray(body)) for (const piece of body) sent.write(piece);
		else if (body !== undefined) sent.write(body);
		sent.end();
	});
}

function headersOf({ bearer, headers = {}, body }: Asked): Record<string, string | string[]> {
	const length = body === undefined || Array.isArray(body) ? {} : { "content-length": String(Buffer.byteLength(body)) };
	return {
		...(body !== undefined && { "content-type": "application/json" }),
		...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
		...length,
		...headers,
	};
}

async function readAnswer(answer: IncomingMessage): Promise<Answered> {
	const isStream = answer.headers["content-type"]?.startsWith("text/event-stream") ?? false;
	if (isStream) answer.destroy();
	const pieces: Buffer[] = [];
	if (!isStream) for await (const piece of answer) pieces.push(piece);
	const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
	const isJson = /[/+]json\b/.test(answer.headers["content-type"] ?? "") && text !== "";
	return {
		status: answer.statusCode ?? 0,
		headers: answer.headers,
		text,
		json: isJson ? JSON.parse(text) : undefined,
	};
}

/** Writes `bytes` to a socket of its own and resolves to all that comes back until the server hangs up. */
export function sendBytes(url: string, bytes: string | Uint8Array): Promise<string> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		let text = "";
		const socket = connect(Number(port), hostname, () => socket.write(bytes));
		socket.setTimeout(patience, () => socket.destroy(new Error("the server neither answered nor hung up")));
		socket.on("data", (piece) => {
			text += piece.toString("latin1");
		});
		socket.on("error", (error) => (text === "" ? reject(error) : resolve(text)));
		socket.on("close", () => resolve(text));
	});
}

/** Writes `bytes` to a socket of its own and hangs up, as a client that dies. */
export function cutOff(url: string, bytes: string | Uint8Array): Promise<void> {
	const { hostname, port } = new URL(url);
	return new Promise((resolve, reject) => {
		const socket = connect(Number(port), hostname, () => socket.write(bytes, () => socket.destroySoon()));
		socket.on("error", reject);
		socket.on("close", () => resolve());
	});
}
