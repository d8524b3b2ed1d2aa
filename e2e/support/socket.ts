/** A WebSocket of one room, spoken as a stranger would: everything that arrives is kept, in order. Shares nothing with the product. */
import { WebSocket } from "ws";
import type { FrameAnswer, RoomEvent } from "../../lib/events/schema";
import type { Session } from "./http";

/** An event, with its cursor where it has one, or an answer to a frame of one's own. */
export type Frame = (RoomEvent | FrameAnswer) & { cursor?: string };

/** Whether it is about a frame of one's own, and no event. */
export function isAnswer(frame: Frame | Omit<Frame, "cursor">): frame is FrameAnswer {
	return frame.type === "error" || frame.type === "posted";
}

const patience = 10_000;

export class RoomSocket {
	readonly frames: Frame[] = [];
	/** Resolves to 101, or to the status and body of a refusal. */
	readonly opened: Promise<{ status: number; body: unknown }>;
	/** Resolves to the code of the end. */
	readonly closed: Promise<number>;
	readonly socket: WebSocket;
	/** From here a reader resumes. */
	cursor: string | undefined;
	#taken = 0;
	#code: number | undefined;
	#wake = Promise.withResolvers<void>();

	constructor(url: string, headers: Record<string, string> = {}) {
		this.socket = new WebSocket(url, { headers, perMessageDeflate: true });
		this.socket.on("message", (data) => this.#keep(JSON.parse(String(data))));
		this.opened = new Promise((resolve, reject) => {
			this.socket.on("open", () => resolve({ status: 101, body: undefined }));
			this.socket.on("unexpected-response", async (_, response) => {
				let text = "";
				for await (const piece of response) text += piece;
				resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) });
			});
			this.socket.on("error", reject);
		});
		this.opened.catch(() => undefined);
		this.closed = new Promise((resolve) => {
			this.socket.on("close", (code) => {
				this.#code = code;
				resolve(code);
				this.#stir();
			});
		});
	}

	say(frame: unknown): void {
		this.socket.send(JSON.stringify(frame));
	}

	/** The first frame not yet taken for which `wanted` holds; those before it are passed over but stay in `frames`. */
	async next(wanted: (frame: Frame) => boolean = () => true, timeout = patience): Promise<Frame> {
		const late = AbortSignal.timeout(timeout);
		for (;;) {
			for (let frame = this.frames[this.#taken]; frame; frame = this.frames[this.#taken]) {
				this.#taken++;
				if (wanted(frame)) return frame;
			}
			if (this.#code !== undefined) throw new Error(`the socket closed with ${this.#code} first\n${this.#tail()}`);
			if (late.aborted) throw new Error(`the frame did not come in time; so far:\n${this.#tail()}`);
			await Promise.race([this.#wake.promise, aborted(late)]);
		}
	}

	nextOf<T extends Frame["type"]>(type: T, timeout?: number): Promise<Extract<Frame, { type: T }>> {
		return this.next((frame) => frame.type === type, timeout) as Promise<Extract<Frame, { type: T }>>;
	}

	/** The first answer to a frame of one's own; undefined where the socket closed without one. */
	async answer(): Promise<FrameAnswer | undefined> {
		for await (const frame of this) if (isAnswer(frame)) return frame;
		return undefined;
	}

	async *[Symbol.asyncIterator](): AsyncGenerator<Frame, void> {
		for (;;) {
			const frame = this.frames[this.#taken];
			if (frame) {
				this.#taken++;
				yield frame;
			} else if (this.#code !== undefined) return;
			else await this.#wake.promise;
		}
	}

	close(): void {
		this.socket.terminate();
	}

	#keep(frame: Frame): void {
		this.frames.push(frame);
		this.cursor = frame.cursor ?? this.cursor;
		this.#stir();
	}

	#tail(): string {
		return JSON.stringify(this.frames.slice(-10), null, 1);
	}

	#stir(): void {
		this.#wake.resolve();
		this.#wake = Promise.withResolvers();
	}
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

export function socketUrl(url: string, roomId: string, query: Record<string, string | undefined> = {}): string {
	const target = new URL(`/ws/${roomId}`, url.replace(/^http/, "ws"));
	for (const [name, value] of Object.entries(query)) if (value !== undefined) target.searchParams.set(name, value);
	return target.href;
}

/** A socket of this person's in the room; it may still be refused. */
export function connect(person: Session, roomId: string, after?: string): RoomSocket {
	return new RoomSocket(socketUrl(person.url, roomId, { session_id: person.id, after }));
}

/** The same, once it has been greeted. */
export async function enter(person: Session, roomId: string, after?: string): Promise<RoomSocket> {
	const socket = connect(person, roomId, after);
	await socket.nextOf("presence");
	return socket;
}
