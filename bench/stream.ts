/** Open event streams, many of them on one core. */
import { connect, type Socket } from "node:net";
import { StreamParser } from "./stream-parser";
import { waitUntil } from "./waiting";
import { encodeRequest } from "./wire";

/** One for all sockets: each read is parsed before the next begins. */
const readBuffer = Buffer.allocUnsafe(256 * 1024);

/** Connections that may be opening at once, so that the kernel's queue of new ones does not overflow. */
const opensAtOnce = 200;

export class Stream {
	readonly parser: StreamParser;
	readonly #socket: Socket;

	constructor(port: number, token: string, after: string | null, onMessage: (seq: number) => void) {
		this.parser = new StreamParser(onMessage);
		this.#socket = connect({
			port,
			host: "127.0.0.1",
			noDelay: true,
			onread: {
				buffer: readBuffer,
				callback: (length) => {
					this.parser.feed(readBuffer.subarray(0, length));
					return true;
				},
			},
		});
		this.#socket.on("error", (error) => this.#break(error.message));
		this.#socket.on("close", () => this.#break("the server closed the connection"));
		const resume = after === null ? {} : { "last-event-id": after };
		const headers = { accept: "text/event-stream", ...resume };
		this.#socket.write(encodeRequest({ method: "GET", path: "/api/rooms/lobby/events", token, headers }));
	}

	/** Whether it has said where it stands. */
	get open(): boolean {
		return this.parser.position >= 0;
	}

	close(): void {
		this.#socket.removeAllListeners("close").destroy();
	}

	#break(reason: string): void {
		this.parser.fault ??= reason;
	}
}

/** A stream of the lobby for each of `tokens`, from `after` or the live end; resolves once each has said where it stands. */
export async function openStreams(
	port: number,
	tokens: readonly string[],
	onMessage: (seq: number) => void,
	after: string | null = null,
): Promise<Stream[]> {
	const streams: Stream[] = [];
	for (const token of tokens) {
		streams.push(new Stream(port, token, after, onMessage));
		const behind = streams.length - opensAtOnce;
		if (behind >= 0) await waitUntil(() => streams[behind]?.open || faultOf(streams) !== null, "a stream to open");
	}
	await waitUntil(() => faultOf(streams) !== null || streams.every((stream) => stream.open), "the streams to open");
	requireWhole(streams);
	return streams;
}

export function requireWhole(streams: readonly Stream[]): void {
	const fault = faultOf(streams);
	if (fault !== null) throw new Error(`A stream is not whole: ${fault}`);
}

export function faultOf(streams: readonly Stream[]): string | null {
	return streams.find((stream) => stream.parser.fault !== null)?.parser.fault ?? null;
}

export function closeStreams(streams: readonly Stream[]): void {
	for (const stream of streams) stream.close();
}
