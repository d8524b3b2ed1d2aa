/** A stream of one room: ready-made bytes go out as they are. */
import type { Actor } from "../accounts/access";
import type { CloseReason, ResetReason } from "../events/schema";
import { log } from "../log";
import { arrive, depart } from "../presence/write";
import type { Reader } from "../rooms/access";
import { type Batch, encodeData, numbered } from "./frame";
import type { OpenStream } from "./outlet";
import { type EventStream, eventStream, type Source } from "./sse";
import { RoomReader, type Sink } from "./subscribe";

/** Opens a stream of the room from `cursor`, or from the live end. */
export function streamRoom({ actor, room }: Reader, cursor: string | null): OpenStream {
	return eventStream(actor, new RoomSource(actor, room, cursor));
}

class RoomSource implements Source, Sink {
	private readonly roomId: string;
	readonly #reader: RoomReader;
	#stream: EventStream | undefined;
	#arrived: Promise<void> | undefined;

	constructor(
		private readonly actor: Actor,
		room: Reader["room"],
		from: string | null,
	) {
		this.roomId = room.id;
		// A stream lives long: of the row it keeps no more than it needs.
		const proven = { head: room.head, pruned: room.pruned };
		this.#reader = new RoomReader({ actor, room_id: room.id, from, signals: true, proven }, this);
	}

	async start(stream: EventStream): Promise<void> {
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
		const { cursor } = this.#reader;
		const told = encodeData({ type: "reset", room_id: this.roomId, reason, cursor });
		this.#stream?.write(numbered(cursor, told));
	}

	/** The first signal carries the cursor, so that a reader that is cut off before any event can still resume. */
	greet(state: Buffer): void {
		this.#stream?.write(numbered(this.#reader.cursor, state));
	}

	batch(batch: Batch): void {
		this.#stream?.write(batch.sse);
	}

	signal(data: Buffer): void {
		this.#stream?.write(data);
	}

	live(): void {
		// A stream tells nothing of where the past ends.
	}

	closed(reason: CloseReason): void {
		this.#stream?.write(encodeData({ type: "room_closed", room_id: this.roomId, reason }));
		this.#stream?.end();
	}

	async drained(): Promise<void> {
		await this.#stream?.drained();
	}
}
