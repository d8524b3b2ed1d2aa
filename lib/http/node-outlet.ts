/**
 * A stream straight onto the socket. The same bytes go to many readers in a row, so the frame of HTTP's chunked coding
 * (RFC 9112, section 7.1) is put around them once, and nothing is allocated for a reader.
 */
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { backlogLimit } from "../events/limits";
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
		// They were read, and a stream would hold them for as long as it is open.
		response.req.rawHeaders = [];
		response.req.headers = {};
	}

	/** What is still behind another answer of this connection has no socket yet: Node keeps it. */
	write(bytes: Uint8Array): void {
		if (this.#over) return;
		const { socket } = this.response;
		if (!this.chunked || !socket) this.response.write(bytes);
		else if (this.#begun) socket.write(chunkOf(bytes));
		else this.#begin(socket, bytes);
		this.#begun = true;
	}

	/** Head and first bytes leave together. The head goes as it is, so that Node need not keep the parts it was made of. */
	#begin(socket: Socket, bytes: Uint8Array): void {
		socket.cork();
		this.response.flushHeaders();
		socket.write(chunkOf(bytes));
		socket.uncork();
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
