/** Open event streams, many of them on one core. */
import { connect, type Socket } from "node:net";
import type { Tally } from "../load/tally";
import { waitUntil } from "../load/waiting";

/** One for all sockets: each read is parsed before the next begins. */
const readBuffer = Buffer.allocUnsafe(256 * 1024);

/** Connections that may be opening at once, so that the kernel's queue of new ones does not overflow. */
const opensAtOnce = 200;

export interface Parser {
	/** The number of the last event; -1 until the stream has said where it stands. */
	readonly position: number;
	/** Messages seen. */
	readonly received: number;
	/** What was wrong first. */
	readonly fault: string | null;
	feed(bytes: Buffer): void;
}

export class Stream {
	readonly parser: Parser;
	readonly #socket: Socket;
	#broken: string | null = null;

	/** `opening` asks for the stream; the parser may write more. */
	constructor(port: number, opening: string, makeParser: (socket: Socket) => Parser, tally: Tally) {
		const callback = (length: number) => {
			tally.lastAt = performance.now();
			this.parser.feed(readBuffer.subarray(0, length));
			return true;
		};
		const onread = { buffer: readBuffer, callback };
		this.#socket = connect({ port, host: "127.0.0.1", noDelay: true, onread });
		this.parser = makeParser(this.#socket);
		this.#socket.on("error", (error) => this.#break(error.message));
		this.#socket.on("close", () => this.#break("the server closed the connection"));
		this.#socket.write(opening);
	}

	/** Whether it has said where it stands. */
	get open(): boolean {
		return this.parser.position >= 0;
	}

	get fault(): string | null {
		return this.parser.fault ?? this.#broken;
	}

	close(): void {
		this.#socket.removeAllListeners("close").destroy();
	}

	#break(reason: string): void {
		this.#broken ??= reason;
	}
}

/** A stream for each of `tokens`; resolves once each has said where it stands. */
export async function openStreams(tokens: readonly string[], open: (token: string) => Stream): Promise<Stream[]> {
	const streams: Stream[] = [];
	for (const token of tokens) {
		const stream = open(token);
		streams.push(stream);
		const behind = streams[streams.length - opensAtOnce];
		if (behind && !behind.open) await waitUntil(() => behind.open || behind.fault !== null, "a stream to open");
	}
	for (const stream of streams) await waitUntil(() => stream.open || stream.fault !== null, "the streams to open");
	requireWhole(streams);
	return streams;
}

export function requireWhole(streams: readonly Stream[]): void {
	const fault = faultOf(streams);
	if (fault !== null) throw new Error(`A stream is not whole: ${fault}`);
}

export function faultOf(streams: readonly Stream[]): string | null {
	return streams.find((stream) => stream.fault !== null)?.fault ?? null;
}

export function closeStreams(streams: readonly Stream[]): void {
	for (const stream of streams) stream.close();
}
