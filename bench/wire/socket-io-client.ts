/** Somebody in a Socket.IO room: emits, and gets its acknowledgements. */
import { connect, type Socket } from "node:net";
import type { Client, Draft, Stored } from "../contestant";
import { readNumber, readSeqs, requireRun } from "./seqs";
import { Link, packet, upgrade } from "./socket-io-link";
import { encodeText } from "./web-socket";

export class SocketIoClient implements Client {
	readonly #link: Link;
	readonly #waiting = new Map<number, { hear(json: Buffer): void; reject(error: Error): void }>();
	#asked = 0;

	private constructor(
		private readonly socket: Socket,
		token: string,
		private readonly room: string,
	) {
		this.#link = new Link(socket, { token }, (_, bytes, from, until) => this.#hear(bytes.subarray(from, until)));
	}

	static open(port: number, token: string, room: string): Promise<SocketIoClient> {
		return new Promise((resolve, reject) => {
			const socket = connect({ port, host: "127.0.0.1", noDelay: true });
			const client = new SocketIoClient(socket, token, room);
			socket.on("data", (bytes) => {
				client.#link.feed(bytes);
				if (client.#link.fault) client.#fail(new Error(client.#link.fault));
				if (client.#link.connected) resolve(client);
			});
			const fail = (error: Error) => {
				client.#fail(error);
				reject(error);
			};
			socket.on("error", fail);
			socket.on("close", () => fail(new Error("The server closed the connection")));
			socket.write(upgrade);
		});
	}

	post(draft: Draft): Promise<number> {
		return this.#ask(["post", this.room, draft], (json) => {
			const [seq] = readSeqs(json);
			if (seq === undefined || !json.includes(draft.client_id)) throw new Error(`A post was answered ${json}`);
			return seq;
		});
	}

	poll(): Promise<number> {
		throw new Error("Socket.IO's room has no polls");
	}

	readPage(before: number, size: number): Promise<void> {
		return this.#ask(["history", this.room, { before }], (json) => requireRun(readSeqs(json), before - size, before));
	}

	readAfter(after: number): Promise<Stored[]> {
		return this.#ask(["history", this.room, { after }], (json) => JSON.parse(json.toString())[0]);
	}

	readCursor(): Promise<string> {
		return this.#ask(["history", this.room, {}], (json) => String(readSeqs(json).at(-1) ?? 0));
	}

	close(): void {
		this.socket.removeAllListeners().destroy();
	}

	#ask<T>(event: readonly unknown[], read: (json: Buffer) => T): Promise<T> {
		return new Promise((resolve, reject) => {
			const number = this.#asked++;
			this.#waiting.set(number, { hear: (json) => resolve(read(json)), reject });
			this.socket.write(encodeText(packet.event + number + JSON.stringify(event)));
		});
	}

	#hear(packetBytes: Buffer): void {
		const number = readNumber(packetBytes, 0);
		const waiting = this.#waiting.get(number);
		this.#waiting.delete(number);
		try {
			waiting?.hear(packetBytes.subarray(String(number).length));
		} catch (error) {
			waiting?.reject(error instanceof Error ? error : new Error(String(error)));
		}
	}

	#fail(error: Error): void {
		for (const { reject } of this.#waiting.values()) reject(error);
		this.#waiting.clear();
	}
}
