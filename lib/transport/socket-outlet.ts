/** The open end of a WebSocket. */
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { backlogLimit, socketClose } from "../events/limits";
import type { Outlet } from "./outlet";
import { contentsOf } from "./websocket-frame";

export type OpenSocket = (socket: SocketOutlet) => void;

/** What comes from the client. */
export interface SocketEar {
	text(content: string): void;
	binary(): void;
	ping(): void;
	pong(): void;
}

export class SocketOutlet implements Outlet {
	#code: number = socketClose.session_ended;
	#resume: (() => void) | undefined;

	/** `line` is the connection itself, where it is ours: whole frames go onto it as they are, and one write serves many readers. */
	constructor(
		private readonly socket: WebSocket,
		private readonly line?: Duplex,
	) {
		// The library ends the connection by itself, with the code that the fault calls for.
		socket.on("error", () => undefined);
	}

	/** `bytes` are whole frames. */
	write(bytes: Buffer): void {
		if (this.socket.readyState !== this.socket.OPEN) return;
		if (this.line) this.line.write(bytes);
		else for (const content of contentsOf(bytes)) this.socket.send(content, { binary: false }, this.#flushed);
	}

	backlog(): number {
		return this.socket.bufferedAmount;
	}

	drained(): Promise<void> {
		if (this.#flows) return Promise.resolve();
		return new Promise((resolve) => {
			this.#resume = resolve;
			this.line?.once("drain", resolve);
		});
	}

	/** The code that `end` is to close with. */
	closeWith(code: number): void {
		this.#code = code;
	}

	end(): void {
		// The client's own goodbye is to be heard.
		if (this.socket.isPaused) this.socket.resume();
		this.socket.close(this.#code);
	}

	cut(): void {
		this.socket.terminate();
	}

	ping(): void {
		if (this.socket.readyState === this.socket.OPEN) this.socket.ping();
	}

	/** Stops reading what the client sends, or goes on with it. */
	hold(held: boolean): void {
		if (held) this.socket.pause();
		else this.socket.resume();
	}

	onGone(listener: () => void): void {
		this.socket.once("close", () => {
			this.#resume?.();
			listener();
		});
	}

	listen(ear: SocketEar): void {
		this.socket.on("message", (content: Buffer, isBinary) => {
			if (isBinary) ear.binary();
			else ear.text(content.toString());
		});
		this.socket.on("ping", () => ear.ping());
		this.socket.on("pong", () => ear.pong());
	}

	get #flows(): boolean {
		return this.socket.readyState !== this.socket.OPEN || this.backlog() <= backlogLimit / 2;
	}

	readonly #flushed = (): void => {
		if (this.#flows) this.#resume?.();
	};
}
