/** A Socket.IO connection without its client: the generator's core must not be what is measured. */
import type { Socket } from "node:net";
import { encodeText, encodeUpgrade, FrameReader } from "./web-socket";

export const upgrade = encodeUpgrade("/socket.io/?EIO=4&transport=websocket");

/** Packets of Engine.IO are one digit, and those of Socket.IO within its messages are a second. */
export const packet = {
	open: "0",
	ping: "2",
	pong: "3",
	connect: "40",
	connectError: "44",
	event: "42",
	answer: "43",
} as const;

type OnPacket = (kind: "42" | "43", bytes: Buffer, from: number, until: number) => void;

/** Connects with `auth` and keeps the connection alive. */
export class Link {
	fault: string | null = null;
	/** Whether the server has let us in. */
	connected = false;
	readonly #frames: FrameReader;

	constructor(
		private readonly socket: Socket,
		private readonly auth: object,
		private readonly onPacket: OnPacket,
	) {
		this.#frames = new FrameReader((bytes, from, until) => this.#read(bytes, from, until));
	}

	feed(bytes: Buffer): void {
		this.#frames.feed(bytes);
		this.fault ??= this.#frames.fault;
	}

	#read(bytes: Buffer, from: number, until: number): void {
		const kind = bytes.toString("latin1", from, from + 2);
		if (kind === packet.event || kind === packet.answer) this.onPacket(kind, bytes, from + 2, until);
		else if (kind.startsWith(packet.open)) this.socket.write(encodeText(packet.connect + JSON.stringify(this.auth)));
		else if (kind.startsWith(packet.ping)) this.socket.write(encodeText(packet.pong));
		else if (kind === packet.connect) this.connected = true;
		else this.fault ??= `the server sent ${bytes.toString("latin1", from, until)}`;
	}
}
