/** HTTP/1.1 over a bare socket: less work for the generator than any client, so that the server is what is measured. */
import { connect, type Socket } from "node:net";
import { type Answer, parseAnswer } from "./answer";

/** Milliseconds in which nothing came on a connection that waits for an answer. */
const answerLimit = 20_000;

interface Request {
	method: "GET" | "POST" | "PUT";
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

/** A connection that is kept alive, with one request under way at a time. */
export class Wire {
	#held: Buffer = Buffer.alloc(0);
	#waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
	#usedAt = performance.now();
	#turn: Promise<void> = Promise.resolve();

	private constructor(
		private readonly port: number,
		private socket: Socket,
	) {
		this.#listen();
	}

	static async open(port: number): Promise<Wire> {
		return new Wire(port, await openSocket(port));
	}

	/** Sends once the answers to earlier requests are here. */
	send(request: Request): Promise<Answer> {
		const answer = this.#turn.then(() => this.#sendNow(request));
		// Whoever sent this one hears of its failure; the next one has its turn all the same.
		this.#turn = answer.then(nothing, nothing);
		return answer;
	}

	/** A read that met a connection closed for idleness is sent once more; a write fails. */
	async #sendNow(request: Request): Promise<Answer> {
		if (this.socket.destroyed || performance.now() - this.#usedAt > idleLimit) await this.#reopen();
		try {
			return await this.#exchange(request);
		} catch (error) {
			if (!(error instanceof ClosedEarly) || request.method !== "GET") throw error;
			await this.#reopen();
			return this.#exchange(request);
		}
	}

	/** Sends, and returns the JSON of an answer that has `status`; any other is a fault. */
	async ask<T>(request: Request, status = 200): Promise<T> {
		const answer = await this.send(request);
		if (answer.status !== status) {
			throw new Error(
				`${request.method} ${request.path} was answered ${answer.status}: ${answer.body.toString().slice(0, 300)}`,
			);
		}
		return JSON.parse(answer.body.toString()) as T;
	}

	close(): void {
		this.#waiting = undefined;
		this.socket.removeAllListeners().destroy();
	}

	#exchange(request: Request): Promise<Answer> {
		return new Promise((resolve, reject) => {
			this.#waiting = { resolve, reject };
			this.socket.write(encodeRequest(request));
		});
	}

	async #reopen(): Promise<void> {
		this.close();
		this.socket = await openSocket(this.port);
		this.#listen();
	}

	#listen(): void {
		const fail = (error: Error) => this.#waiting?.reject(error);
		this.socket.on("data", (bytes) => this.#hear(bytes));
		this.socket.on("error", ({ message }) => fail(new ClosedEarly(message)));
		this.socket.on("close", () => fail(new ClosedEarly("The server closed a connection that was in use")));
		this.socket.setTimeout(answerLimit, () => fail(new Error(`No answer within ${answerLimit} ms`)));
	}

	#hear(bytes: Buffer): void {
		this.#held = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
		const answer = parseAnswer(this.#held);
		if (!answer) return;
		this.#held = Buffer.alloc(0);
		this.#usedAt = performance.now();
		const waiting = this.#waiting;
		this.#waiting = undefined;
		waiting?.resolve(answer);
	}
}

function nothing(): void {
	// For promises whose outcome is somebody else's business.
}

function openSocket(port: number): Promise<Socket> {
	return new Promise((resolve, reject) => {
		const socket = connect({ port, host: "127.0.0.1", noDelay: true });
		socket.once("error", reject);
		socket.once("connect", () => resolve(socket.off("error", reject)));
	});
}
