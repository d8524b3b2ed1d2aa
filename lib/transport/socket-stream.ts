/** A WebSocket of one room: what a stream says goes out as frames, and what its client says is dealt with in turn. */
import type { Actor } from "../accounts/access";
import { heartbeatInterval, silenceLimit, socketClose } from "../events/limits";
import type { CloseReason, FrameAnswer } from "../events/schema";
import type { Newcomer } from "../rooms/access";
import { Inbox } from "./inbox";
import { type RoomEncoding, RoomSource } from "./room-source";
import type { OpenSocket, SocketEar, SocketOutlet } from "./socket-outlet";
import { type Source, Stream } from "./stream";
import { textFrame } from "./websocket-frame";

/** What a client's frames lead to. */
export interface Correspondence {
	/** Whether one more frame is within the limits. */
	admit(actor: Actor): Promise<boolean>;
	/** Resolves to what the client is answered, if anything. */
	deal(actor: Actor, text: string): Promise<FrameAnswer | null>;
}

const encoding: RoomEncoding = {
	batch: (batch) => batch.ws,
	greeting: (state, cursor) => state.wsFrom(cursor),
	signal: (said) => said.ws,
	control: (event) => textFrame(JSON.stringify(event)),
};

/** Opens a WebSocket on the room from the cursor `from`, or from the position that the proof stands for. */
export function socketRoom({ actor, room }: Newcomer, from: string | null, correspondence: Correspondence): OpenSocket {
	const source = new RoomSource(actor, room, from ?? room.head, encoding);
	return (socket) => new SocketStream(actor, source, socket, correspondence).begin();
}

class SocketStream extends Stream implements SocketEar {
	/** Pings since the client was last heard. */
	#unanswered = 0;
	readonly #inbox: Inbox;

	constructor(
		actor: Actor,
		source: Source,
		private readonly socket: SocketOutlet,
		private readonly correspondence: Correspondence,
	) {
		super(actor, source, socket, actor.expires_at);
		this.#inbox = new Inbox(
			(text) => this.#deal(text),
			(full) => socket.hold(full),
		);
	}

	begin(): void {
		this.socket.listen(this);
		this.open(Buffer.alloc(0));
	}

	text(content: string): void {
		this.#unanswered = 0;
		this.#inbox.put(content);
	}

	binary(): void {
		this.#close(socketClose.binary);
	}

	/** The library has answered it. */
	ping(): void {
		this.#unanswered = 0;
		this.cutIfBehind();
		this.#admit().catch(() => this.broke());
	}

	pong(): void {
		this.#unanswered = 0;
	}

	/** Whatever is written, the client is asked for a sign of life. */
	beat(): void {
		this.quietTicks = 0;
		this.#unanswered += 1;
		if (this.#unanswered * heartbeatInterval > silenceLimit) this.cut();
		else this.socket.ping();
	}

	farewell(): void {
		this.socket.closeWith(socketClose.stopping);
	}

	override end(reason?: CloseReason): void {
		this.#inbox.close();
		if (reason) this.socket.closeWith(socketClose[reason]);
		super.end();
	}

	protected override cut(): void {
		this.#inbox.close();
		super.cut();
	}

	protected override broke(): void {
		this.#close(socketClose.broke);
	}

	#close(code: number): void {
		this.socket.closeWith(code);
		this.end();
	}

	async #deal(text: string): Promise<void> {
		if (!(await this.#admit())) return;
		const answer = await this.correspondence.deal(this.actor, text);
		if (answer) this.write(textFrame(JSON.stringify(answer)));
	}

	async #admit(): Promise<boolean> {
		const admitted = await this.correspondence.admit(this.actor);
		if (!admitted) this.#close(socketClose.flooding);
		return admitted;
	}
}
