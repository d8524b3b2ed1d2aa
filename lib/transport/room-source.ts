/** One room as what fills a stream: read from a cursor on, put into bytes as the stream's transport has it. */
import type { Actor } from "../accounts/access";
import type { CloseReason, Control, ResetReason } from "../events/schema";
import { log } from "../log";
import { arrive, depart } from "../presence/write";
import type { Reader } from "../rooms/access";
import type { Batch, Saying } from "./frame";
import type { Source, Stream } from "./stream";
import { RoomReader, type Sink } from "./subscribe";

/** How a transport spells what a room says. */
export interface RoomEncoding {
	batch(batch: Batch): Uint8Array;
	/** The state at the beginning; it stands at `cursor`. */
	greeting(state: Saying, cursor: string): Uint8Array;
	signal(said: Saying): Uint8Array;
	control(event: Control): Uint8Array;
}

export class RoomSource implements Source, Sink {
	private readonly roomId: string;
	readonly #reader: RoomReader;
	#stream: Stream | undefined;
	#arrived: Promise<void> | undefined;

	/** From the cursor `from`, or from the live end; a number is a position known to be good. */
	constructor(
		private readonly actor: Actor,
		room: Reader["room"],
		from: string | number | null,
		private readonly encoding: RoomEncoding,
	) {
		this.roomId = room.id;
		// A stream lives long: of the row it keeps no more than it needs.
		const proven = { head: room.head, pruned: room.pruned };
		this.#reader = new RoomReader({ actor, room_id: room.id, from, signals: true, proven }, this);
	}

	async start(stream: Stream): Promise<void> {
		this.#stream = stream;
		this.#arrived = arrive(this.roomId, this.actor);
		// Who has been greeted is here for everybody.
		await this.#arrived;
		await this.#reader.start();
	}

	learn(actor: Actor): Promise<void> {
		return this.#reader.learn(actor);
	}

	stop(): void {
		this.#reader.stop();
		this.#arrived
			?.then(() => depart(this.roomId, this.actor))
			.catch((error: unknown) => log.warn({ error }, "a presence lease could not be ended; it lapses by itself"));
	}

	reset(reason: ResetReason): void {
		this.#tell({ type: "reset", room_id: this.roomId, reason, cursor: this.#reader.cursor });
	}

	greet(state: Saying): void {
		this.#stream?.write(this.encoding.greeting(state, this.#reader.cursor));
	}

	batch(batch: Batch): void {
		this.#stream?.write(this.encoding.batch(batch));
	}

	signal(said: Saying): void {
		this.#stream?.write(this.encoding.signal(said));
	}

	live(): void {
		// A stream tells nothing of where the past ends.
	}

	closed(reason: CloseReason): void {
		this.#tell({ type: "room_closed", room_id: this.roomId, reason });
		this.#stream?.end(reason);
	}

	async drained(): Promise<void> {
		await this.#stream?.drained();
	}

	#tell(event: Control): void {
		this.#stream?.write(this.encoding.control(event));
	}
}
