/** HTTP/1.1 over a bare socket: less work for the generator than any client, so that the server is what is measured. */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { type Answer, parseAnswer } from "./answer";

/** Milliseconds in which nothing came on a connection that waits for an answer. */
const answerLimit = 20_000;

export interface Request {
	method: "GET" | "POST" | "PUT" | "DELETE";
	path: string;
	token?: string | undefined;
	headers?: Record<string, string>;
	body?: unknown;
}

export function encodeRequest({ method, path, token, headers = {}, body }: Request): string {
	const content = body === undefined ? undefined : JSON.stringify(body);
	const lines = [
		`${method} ${path} HTTP/1.1`,
		"host: 127.0.0.1",
		...(token === undefined ? [] : [`authorization: Bearer ${token}`]),
		...(content === undefined
			? []
			: ["content-type: application/json", `content-length: ${Buffer.byteLength(content)}`]),
		...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
	];
	return `${lines.join("\r\n")}\r\n\r\n${content ?? ""}`;
}

/** Milliseconds after which an idle connection is made anew: the server would close it after five seconds. */
const idleLimit = 2_000;

/** The server let go of an idle connection at the moment when it was used again. */
class ClosedEarly extends Error {}

/** One for all connections: what came is read before anything else does. */
const readBuffer = Buffer.allocUnsafe(256 * 1024);
const nothing = Buffer.alloc(0);

interface Exchange {
	request: string;
	hear(answer: Answer): void;
	reject(error: Error): void;
	/** Whether it may be sent once more: a read that met a connection closed for idleness. */
	again: boolean;
}

/** A connection that is kept alive, with one request under way at a time; later ones wait for their turn. */
export class Wire {
	#socket: Socket;
	#held = nothing;
	#usedAt = performance.now();
	readonly #queue: Exchange[] = [];

	private constructor(private readonly port: number) {
		this.#socket = this.#connect();
	}

	static async open(port: number): Promise<Wire> {
		const wire = new Wire(port);
		await once(wire.#socket, "connect");
		return wire;
	}

	/** Sends a request as `encodeRequest` makes it. `read` takes what it wants at once: the next answer overwrites it. */
	exchange<T>(request: string, read: (answer: Answer) => T): Promise<T> {
		return new Promise((resolve, reject) => {
			const again = request.startsWith("GET");
			this.#queue.push({ request, hear: (answer) => resolve(read(answer)), reject, again });
			if (this.#queue.length === 1) this.#sendFirst();
		});
	}

	/** Sends, and returns the JSON of an answer that has `status`; any other is a fault. */
	ask<T>(request: Request, status = 200): Promise<T> {
		return this.exchange(encodeRequest(request), (answer) => {
			requireStatus(answer, status, request);
			return JSON.parse(answer.body.toString()) as T;
		});
	}

	close(): void {
		this.#socket.removeAllListeners().destroy();
	}

	#sendFirst(): void {
		const [first] = this.#queue;
		if (!first) return;
		if (this.#socket.destroyed || performance.now() - this.#usedAt > idleLimit) this.#reopen();
		this.#socket.write(first.request);
	}

	#reopen(): void {
		this.close();
		this.#held = nothing;
		this.#usedAt = performance.now();
		this.#socket = this.#connect();
	}

	#connect(): Socket {
		const callback = (length: number) => {
			this.#hear(readBuffer.subarray(0, length));
			return true;
		};
		const onread = { buffer: readBuffer, callback };
		const socket = connect({ port: this.port, host: "127.0.0.1", noDelay: true, onread });
		socket.on("error", ({ message }) => this.#fail(new ClosedEarly(message)));
		socket.on("close", () => this.#fail(new ClosedEarly("The server closed a connection that was in use")));
		socket.setTimeout(answerLimit, () => this.#fail(new Error(`No answer within ${answerLimit} ms`)));
		return socket;
	}

	#hear(bytes: Buffer): void {
		const all = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
		const answer = parseAnswer(all);
		this.#held = answer ? nothing : Buffer.from(all);
		if (!answer) return;
		this.#usedAt = performance.now();
		const exchange = this.#queue.shift();
		try {
			exchange?.hear(answer);
		} catch (error) {
			exchange?.reject(error instanceof Error ? error : new Error(String(error)));
		}
		this.#sendFirst();
	}

	#fail(error: Error): void {
		this.#socket.destroy();
		const [first] = this.#queue;
		if (!first) return;
		if (error instanceof ClosedEarly && first.again) first.again = false;
		else this.#queue.shift()?.reject(error);
		this.#sendFirst();
	}
}

function requireStatus({ status, body }: Answer, expected: number, { method, path }: Request): void {
	if (status === expected) return;
	throw new Error(`${method} ${path} was answered ${status}: ${body.toString().slice(0, 300)}`);
}
