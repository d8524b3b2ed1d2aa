/**
 * One reader of every room that a person is in: a RoomReader for each, whose events go out one by one under a cursor that
 * holds all positions. Joins and leaves take effect as they happen.
 */
import { openStore } from "../../db";
import type { Actor } from "../accounts/access";
import { openBus } from "../bus";
import { allRoomsCursor, type Cursor, parseCursor, roomKey } from "../events/cursor";
import { readBounds } from "../events/read";
import { startFrom } from "../events/rules";
import type { CloseReason, Control, LoggedEvent, ResetReason } from "../events/schema";
import { log } from "../log";
import { listJoined } from "../rooms/read";
import { type Batch, encodeData, type Frame } from "./frame";
import { RoomReader, type Sink } from "./subscribe";

/** Where the events of all rooms go, each with the cursor that stands after it. */
export interface AllRoomsSink {
	event(data: Buffer, event: LoggedEvent | Control, cursor: () => string): void;
	/** State as it is when a room's reading begins; it belongs to the cursor as it stands. */
	greet(state: Buffer, cursor: () => string): void;
	signal(data: Buffer): void;
	/** Every room has been read to its end. */
	live(): void;
	drained(): Promise<void>;
	/** Somebody began or ceased to be in a room. */
	entered(roomId: string): void;
	left(roomId: string): void;
}

interface Membership {
	room_id: string;
	joined_seq: number;
}

export class AllRoomsReader {
	readonly #rooms = new Map<string, RoomReader>();
	/** Positions of rooms in the order they came; what the cursor says. */
	readonly #positions = new Map<string, number>();
	#epoch = "";
	#deaf: () => void = () => undefined;
	#placed = false;
	#over = false;

	constructor(
		private actor: Actor,
		private readonly from: string | null,
		private readonly sink: AllRoomsSink,
		private readonly signals: boolean,
	) {}

	readonly cursor = (): string => allRoomsCursor(this.#epoch, this.#positions);

	get roomIds(): string[] {
		return [...this.#positions.keys()];
	}

	async start(): Promise<void> {
		this.#epoch = (await openStore()).epoch;
		this.#deaf = openBus().listen("person", this.actor.user_id, (message) => {
			if (message.kind !== "joined") return;
			this.reconcile().catch((error: unknown) => log.warn({ error }, "a joined room could not be read yet"));
		});
		const memberships = await listJoined(this.actor.user_id);
		await this.#place(memberships);
		await Promise.all(memberships.map((membership) => this.#read(membership)));
		await this.reconcile();
		if (!this.#over) this.sink.live();
	}

	/** Takes up rooms joined meanwhile; leaving is told by the room's own log. */
	async reconcile(): Promise<void> {
		if (!this.#placed || this.#over) return;
		const memberships = await listJoined(this.actor.user_id);
		const joined = memberships.filter(({ room_id }) => !this.#positions.has(room_id));
		for (const { room_id, joined_seq } of joined) this.#positions.set(room_id, joined_seq - 1);
		await Promise.all(joined.map((membership) => this.#read(membership)));
	}

	/** The person's name or setting is another. */
	async learn(actor: Actor): Promise<void> {
		this.actor = actor;
		await Promise.all(Array.from(this.#rooms.values(), (reader) => reader.learn(actor)));
	}

	stop(): void {
		this.#over = true;
		this.#deaf();
		for (const reader of this.#rooms.values()) reader.stop();
	}

	/** Finds where each room starts, before any is read, so that every cursor sent is whole. */
	async #place(memberships: readonly Membership[]): Promise<void> {
		const bounds = await readBounds(memberships.map(({ room_id }) => room_id));
		const cursor = this.from === null ? null : parseCursor(this.from);
		const resets: { room_id: string; reason: ResetReason }[] = [];
		for (const { room_id, joined_seq } of memberships) {
			const room = bounds.get(room_id) ?? { head: 0, pruned: 0 };
			const start =
				this.from === null
					? { position: room.head, reset: null }
					: startFrom(withJoined(cursor, room_id, joined_seq), room_id, { epoch: this.#epoch, ...room });
			this.#positions.set(room_id, start.position);
			if (start.reset) resets.push({ room_id, reason: start.reset });
		}
		this.#placed = true;
		for (const reset of resets) this.#tell({ type: "reset", ...reset, cursor: this.cursor() });
	}

	async #read({ room_id }: Membership): Promise<void> {
		if (this.#over || this.#rooms.has(room_id)) return;
		const place = { actor: this.actor, room_id, from: this.#positions.get(room_id) ?? 0, signals: this.signals };
		const reader = new RoomReader(place, this.#sinkOf(room_id));
		this.#rooms.set(room_id, reader);
		this.sink.entered(room_id);
		await reader.start();
	}

	#sinkOf(roomId: string): Sink {
		return {
			reset: (reason) => this.#reset(roomId, reason),
			live: () => undefined,
			greet: (state) => this.sink.greet(state.sse, this.cursor),
			batch: (batch: Batch) => {
				for (const frame of batch.frames) this.#pass(roomId, frame);
			},
			signal: (said) => this.sink.signal(said.sse),
			closed: (reason) => this.#drop(roomId, reason),
			drained: () => this.sink.drained(),
		};
	}

	/** Its log was pruned while others were read. */
	#reset(roomId: string, reason: ResetReason): void {
		const position = this.#rooms.get(roomId)?.position;
		if (position !== undefined) this.#positions.set(roomId, position);
		this.#tell({ type: "reset", room_id: roomId, reason, cursor: this.cursor() });
	}

	#pass(roomId: string, frame: Frame): void {
		this.#positions.set(roomId, frame.seq);
		this.sink.event(frame.data, frame.event, this.cursor);
	}

	#drop(roomId: string, reason: CloseReason): void {
		this.#rooms.delete(roomId);
		this.#positions.delete(roomId);
		this.#tell({ type: "room_closed", room_id: roomId, reason });
		this.sink.left(roomId);
	}

	#tell(control: Control): void {
		this.sink.event(encodeData(control), control, this.cursor);
	}
}

/** A room that the cursor of all rooms lacks was joined later: it is read from the joining on. */
function withJoined(cursor: Cursor | null, roomId: string, joinedSeq: number): Cursor | null {
	if (!cursor?.all || cursor.positions.has(roomKey(roomId))) return cursor?.all ? cursor : null;
	return { ...cursor, positions: new Map([...cursor.positions, [roomKey(roomId), joinedSeq - 1]]) };
}
