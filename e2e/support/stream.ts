/** One event stream, read as a stranger would: everything that arrives is kept, in order, with its time. */
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import type { RoomEvent } from "../../lib/events/schema";
import { parseSse } from "./sse";

export interface Frame {
	/** The cursor that this event carried, if it carried one. */
	id?: string;
	event: RoomEvent;
	/** Arrival, in milliseconds of `performance.now()`. */
	at: number;
}

export interface Opening {
	status: number;
	headers: IncomingMessage["headers"];
}

/** How a stream ended: by its server, by us, or by a broken line. */
export type Ending = "ended" | "was closed" | "broke";

const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
const patience = 10_000;

export class EventStream implements AsyncIterable<Frame> {
	readonly frames: Frame[] = [];
	readonly comments: { text: string; at: number }[] = [];
	/** The server's last word on when to come back, in milliseconds. */
	retry: number | undefined;
	readonly opened: Promise<Opening>;
	readonly closed: Promise<Ending>;
	/** The id of the newest frame that had one: from here a reader resumes. */
	cursor: string | undefined;

	#text = "";
	#taken = 0;
	#ending: Ending | undefined;
	#fault: unknown;
	#wake = Promise.withResolvers<void>();
	readonly #end = Promise.withResolvers<Ending>();
	readonly #request: ClientRequest;
	#response: IncomingMessage | undefined;

	constructor(url: string, headers: Record<string, string>) {
		const opening = Promise.withResolvers<Opening>();
		this.opened = opening.promise;
		this.opened.catch(() => this.#finish("broke"));
		this.closed = this.#end.promise;
		this.#request = request(url, { agent, headers: { accept: "text/event-stream", ...headers } });
		this.#request.on("error", (error) => {
			opening.reject(error);
			this.#finish("broke");
		});
		this.#request.on("response", (response) => {
			this.#read(response);
			opening.resolve({ status: response.statusCode ?? 0, headers: response.headers });
		});
		this.#request.end();
	}

	/** Every character that has arrived. */
	raw(): string {
		return this.#text;
	}

	/** The first frame not yet taken for which `wanted` holds; those before it are passed over but stay in `frames`. */
	async next(wanted: (event: RoomEvent) => boolean = () => true, timeout = patience): Promise<Frame> {
		const deadline = performance.now() + timeout;
		for (;;) {
			const frame = this.#take(wanted);
			if (frame) return frame;
			if (this.#ending)
				throw new Error(`the stream ${this.#ending} before the event came\n${this.#tail()}`, { cause: this.#fault });
			await this.#wait(deadline);
		}
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<Frame, void> {
		for (;;) {
			const frame = this.#take(() => true);
			if (frame) yield frame;
			else if (this.#ending) return;
			else await this.#wake.promise;
		}
	}

	/** Gives the stream up; the socket is destroyed at once, as by a killed client. */
	close(): void {
		this.#finish("was closed");
		this.#request.destroy();
	}

	/** Stops taking bytes off the socket, so that they pile up with the sender. */
	pause(): void {
		this.#response?.pause();
		this.socket()?.pause();
	}

	resume(): void {
		this.socket()?.resume();
		this.#response?.resume();
	}

	socket(): Socket | undefined {
		return this.#request.socket ?? undefined;
	}

	#read(response: IncomingMessage): void {
		this.#response = response;
		const decoder = new TextDecoder("utf-8", { fatal: true });
		const isStream = response.headers["content-type"]?.startsWith("text/event-stream") ?? false;
		const feed = parseSse({
			frame: (data, id) => this.#keep(data, id),
			comment: (text) => void this.comments.push({ text, at: performance.now() }),
			retry: (milliseconds) => {
				this.retry = milliseconds;
			},
		});
		response.on("data", (chunk: Buffer) => {
			const piece = decoder.decode(chunk, { stream: true });
			this.#text += piece;
			try {
				if (isStream) feed(piece);
			} catch (error) {
				// Thrown here it would end the test run; as the stream's own end it fails the test that reads it.
				this.#fault = error;
				response.destroy();
			}
			this.#stir();
		});
		response.on("end", () => this.#finish("ended"));
		response.on("close", () => this.#finish("broke"));
		response.on("error", () => this.#finish("broke"));
	}

	#keep(data: string, id: string | undefined): void {
		const event: RoomEvent = JSON.parse(data);
		if (id === undefined) this.frames.push({ event, at: performance.now() });
		else this.frames.push({ id, event, at: performance.now() });
		this.cursor = id ?? this.cursor;
	}

	#take(wanted: (event: RoomEvent) => boolean): Frame | undefined {
		for (let frame = this.frames[this.#taken]; frame; frame = this.frames[this.#taken]) {
			this.#taken++;
			if (wanted(frame.event)) return frame;
		}
		return undefined;
	}

	async #wait(deadline: number): Promise<void> {
		const late = Promise.withResolvers<never>();
		const timer = setTimeout(
			() => late.reject(new Error(`the event did not come in time; the stream so far:\n${this.#tail()}`)),
			Math.max(0, deadline - performance.now()),
		);
		await Promise.race([this.#wake.promise, late.promise]).finally(() => clearTimeout(timer));
	}

	#tail(): string {
		return this.#text.slice(-2_000);
	}

	#stir(): void {
		this.#wake.resolve();
		this.#wake = Promise.withResolvers();
	}

	#finish(ending: Ending): void {
		if (this.#ending) return;
		this.#ending = ending;
		this.#end.resolve(ending);
		this.#stir();
	}
}
