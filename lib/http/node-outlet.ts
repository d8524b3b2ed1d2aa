/**
 * A stream straight onto the socket. The same bytes go to many readers in a row, so the frame of HTTP's chunked coding
 * (RFC 9112, section 7.1) is put around them once, and nothing is allocated for a reader.
 */
import type { ServerResponse } from "node:http";
import { backlogLimit } from "../events/schema";
import type { Outlet } from "../transport/outlet";

const lineEnd = Buffer.from("\r\n");

let framed: Uint8Array = lineEnd;
let frame: Buffer = lineEnd;

/** `bytes` as one chunk; remembers the last it made. */
function chunkOf(bytes: Uint8Array): Buffer {
	if (bytes !== framed) {
		frame = Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`, "latin1"), bytes, lineEnd]);
		framed = bytes;
	}
	return frame;
}

export class ResponseOutlet implements Outlet {
	readonly #gone: (() => void)[] = [];
	#begun = false;
	#over = false;
	#resume: (() => void) | undefined;

	/** `chunked` where the client speaks HTTP/1.1; an older one reads until the connection ends. */
	constructor(
		private readonly response: ServerResponse,
		private readonly chunked: boolean,
	) {
		response.once("close", () => this.#finish());
	}

	/** The first bytes go with the head, and what is still behind another answer of this connection waits there. */
	write(bytes: Uint8Array): void {
		if (this.#over) return;
		const { socket } = this.response;
		if (this.#begun && this.chunked && socket) socket.write(chunkOf(bytes));
		else this.response.write(bytes);
		this.#begun = true;
	}

	backlog(): number {
		if (this.#over) return 0;
		return this.response.socket?.writableLength ?? this.response.writableLength;
	}

	drained(): Promise<void> {
		if (this.#over || this.backlog() <= backlogLimit / 2) return Promise.resolve();
		return new Promise((resolve) => {
			this.#resume = resolve;
			(this.response.socket ?? this.response).once("drain", resolve);
		});
	}

	end(): void {
		if (this.#over) return;
		this.#finish();
		this.response.end();
	}

	cut(): void {
		if (this.#over) return;
		this.#finish();
		this.response.destroy();
	}

	onGone(listener: () => void): void {
		this.#gone.push(listener);
	}

	#finish(): void {
		if (this.#over) return;
		this.#over = true;
		this.#resume?.();
		for (const listener of this.#gone) listener();
	}
}
