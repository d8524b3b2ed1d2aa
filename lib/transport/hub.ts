/**
 * One for each room that somebody here listens to. What the bus brings is put in order, encoded once and handed to every
 * listener, all of one turn of the loop as one batch; a hole in the numbers is filled from the log.
 */
import { openStore } from "../../db";
import { openBus } from "../bus";
import type { RoomMessage } from "../bus/contract";
import { type Bounds, readBounds, readEvents } from "../events/read";
import type { CloseReason, LoggedEvent, Reader, Signal } from "../events/schema";
import { log } from "../log";
import { readEnd } from "../rooms/read";
import { type Batch, batchOf, encodeFrame, type Frame, Saying } from "./frame";
import { RecentFrames } from "./recent";
import { RoomSignals } from "./signals";

export interface HubListener {
	readonly userId: string;
	/** Events right after the hub's previous ones. */
	batch(batch: Batch): void;
	signal(said: Saying): void;
	closed(reason: CloseReason): void;
}

const healPage = 300;

const peopleChange = new Set<LoggedEvent["type"]>(["user_joined", "user_left", "user_renamed"]);

export class Hub {
	readonly #listeners = new Set<HubListener>();
	/** Those who are told nobody's typing and of read marks their own alone. */
	readonly #hushed = new Set<HubListener>();
	readonly #arrived = new Map<number, LoggedEvent>();
	readonly #recent = new RecentFrames();
	readonly signals: RoomSignals;
	#deaf: () => void;
	#flushing = false;
	#healing = false;
	#position = -1;
	#ended: CloseReason | undefined;

	private constructor(
		readonly roomId: string,
		readonly epoch: string,
	) {
		this.signals = new RoomSignals(
			roomId,
			(signal) => this.#passOn(signal),
			() => !this.alone,
		);
		this.#deaf = openBus().listen("room", roomId, (message) => this.#hear(message));
	}

	/** Listens first and then looks where the log stands, so that nothing falls between. */
	static async open(roomId: string): Promise<Hub> {
		const { epoch } = await openStore();
		const hub = new Hub(roomId, epoch);
		const bounds = (await readBounds([roomId])).get(roomId);
		hub.#position = bounds?.head ?? 0;
		if (!bounds) await hub.#learnEnd();
		hub.#scheduleFlush();
		return hub;
	}

	/** The number up to which every listener has been told. */
	get position(): number {
		return this.#position;
	}

	/** Why the room is over, for who comes too late to be told. */
	get ended(): CloseReason | undefined {
		return this.#ended;
	}

	add(listener: HubListener): void {
		this.#listeners.add(listener);
	}

	/** Keeps typing and others' read marks from `listener`, or tells it again. */
	hush(listener: HubListener, hushed: boolean): void {
		if (hushed) this.#hushed.add(listener);
		else this.#hushed.delete(listener);
	}

	/** True where that was the last one. */
	remove(listener: HubListener): boolean {
		this.#listeners.delete(listener);
		this.#hushed.delete(listener);
		return this.alone;
	}

	/** Whether nobody listens. */
	get alone(): boolean {
		return this.#listeners.size === 0;
	}

	close(): void {
		this.#deaf();
		this.signals.stop();
	}

	/** What was told after `position`, at most `limit`; null where memory does not reach back so far. */
	remembered(position: number, limit: number): Frame[] | null {
		return position >= this.#position ? [] : this.#recent.after(position, limit);
	}

	/** The frames after `position`, told of or not, at most `limit`; from memory where they are still there. */
	async read(position: number, limit: number): Promise<Frame[]> {
		const recent = position < this.#position ? this.#recent.after(position, limit) : null;
		if (recent) return recent;
		const events = await readEvents(this.roomId, position, limit);
		const frames = events.map((event) => encodeFrame(event, this.epoch));
		if (frames.at(-1)?.seq === this.#position) this.#recent.adopt(frames);
		return frames;
	}

	/** Compares with the log's head: a lost wake-up heals here, and so does a deletion nobody heard of. */
	compare(bounds: Bounds | undefined): void {
		if (!bounds) void this.#learnEnd();
		else if (bounds.head > this.#position) void this.#heal();
		this.signals.presenceChanged();
	}

	#hear(message: RoomMessage): void {
		if (message.kind === "event") {
			this.#arrived.set(message.event.event_seq, message.event);
			this.#scheduleFlush();
		} else if (message.kind === "closed") this.#close(message.reason);
		else this.#hearSignal(message);
	}

	#hearSignal(message: Exclude<RoomMessage, { kind: "event" | "closed" }>): void {
		if (message.kind === "presence") this.signals.presenceChanged();
		else if (message.kind === "typing") this.signals.typed(message.typist);
		else if (message.kind === "delta") this.#passGrowth(message);
		else this.#hearRead(message.reader, message.shown);
	}

	#passGrowth({ id, from, text }: Extract<RoomMessage, { kind: "delta" }>): void {
		const said = new Saying({ type: "delta", room_id: this.roomId, id, from, text });
		for (const listener of this.#listeners) listener.signal(said);
	}

	#hearRead(reader: Reader, shown: boolean): void {
		this.signals.read(reader, shown);
		if (shown) return;
		const said = new Saying({ type: "read", room_id: this.roomId, readers: [reader] });
		const own = [...this.#hushed].filter((listener) => listener.userId === reader.user_id);
		for (const listener of own) listener.signal(said);
	}

	#scheduleFlush(): void {
		if (this.#flushing || this.#position < 0 || this.#arrived.size === 0) return;
		this.#flushing = true;
		setImmediate(() => {
			this.#flushing = false;
			this.#flush();
		});
	}

	#flush(): void {
		const frames: Frame[] = [];
		for (let next = this.#take(); next; next = this.#take()) frames.push(encodeFrame(next, this.epoch));
		const batch = batchOf(frames);
		if (batch) this.#deliver(batch);
		for (const seq of this.#arrived.keys()) if (seq <= this.#position) this.#arrived.delete(seq);
		if (this.#arrived.size > 0) void this.#heal();
	}

	/** The next event in order, if it has come. */
	#take(): LoggedEvent | undefined {
		const event = this.#arrived.get(this.#position + 1);
		if (event) this.#position += 1;
		return event;
	}

	#deliver(batch: Batch): void {
		for (const frame of batch.frames) {
			this.#recent.push(frame);
			this.#note(frame.event);
		}
		for (const listener of this.#listeners) listener.batch(batch);
	}

	#note(event: LoggedEvent): void {
		if (event.type === "chat") this.signals.spoke(event.user_id);
		if (peopleChange.has(event.type)) this.signals.membersChanged();
	}

	/** Reads what is missing from the log. */
	async #heal(): Promise<void> {
		if (this.#healing) return;
		this.#healing = true;
		try {
			const missing = await readEvents(this.roomId, this.#position, healPage);
			for (const event of missing) this.#arrived.set(event.event_seq, event);
			if (missing.length > 0) this.#scheduleFlush();
		} catch (error) {
			log.warn({ error }, "a hole in a room's events could not be filled yet");
		} finally {
			this.#healing = false;
		}
	}

	#passOn(signal: Signal): void {
		const said = new Saying(signal);
		const all = signal.type === "presence" || this.#hushed.size === 0;
		for (const listener of this.#listeners) if (all || !this.#hushed.has(listener)) listener.signal(said);
	}

	async #learnEnd(): Promise<void> {
		try {
			const reason = await readEnd(this.roomId);
			if (reason) this.#close(reason);
		} catch (error) {
			log.warn({ error }, "a room's end could not be learned of yet");
		}
	}

	#close(reason: CloseReason): void {
		this.#ended = reason;
		for (const listener of [...this.#listeners]) listener.closed(reason);
	}
}
