/**
 * What every transport stands on: read the log from the cursor, page by page at the reader's pace, then listen. The step
 * from one to the other is taken in a single turn of the loop, so nothing falls between and nothing comes twice.
 */
import type { Actor } from "../accounts/access";
import { parseCursor, roomCursor } from "../events/cursor";
import { type Bounds, readBounds } from "../events/read";
import { type Start, startFrom } from "../events/rules";
import type { CloseReason, ResetReason } from "../events/schema";
import { mayStillRead } from "../rooms/access";
import { readEnd } from "../rooms/read";
import { type Batch, batchOf, type Frame, type Saying } from "./frame";
import type { Hub, HubListener } from "./hub";
import { joinHub, leaveHub } from "./hubs";

/** Where a room's events go; a transport only encodes them. */
export interface Sink {
	/** Events were missed: the room is to be loaded afresh, and reading goes on from here. Nothing live comes before it. */
	reset(reason: ResetReason): void;
	/** Presence and read marks as they are when the reader begins. */
	greet(state: Saying): void;
	batch(batch: Batch): void;
	signal(said: Saying): void;
	/** The log has been read to its end; what comes now is live. */
	live(): void;
	/** The room is over for this reader; nothing comes after. */
	closed(reason: CloseReason): void;
	/** Resolves once the reader can take more; it is asked between pages only. */
	drained(): Promise<void>;
}

interface Place {
	actor: Actor;
	room_id: string;
	/** The cursor as the client sent it; null to begin at the live end. A number is a position known to be good. */
	from: string | number | null;
	/** Whether the sink wants signals. */
	signals: boolean;
	/** How far the log reached when the right to read it was proven; left out where that has been a while. */
	proven?: Bounds;
}

/** Bytes handed to a sink at a time while it catches up. */
const sliceBytes = 256 * 1024;
const pageEvents = 300;

export class RoomReader implements HubListener {
	#hub: Hub | undefined;
	#actor: Actor;
	#position = 0;
	#live = false;
	#greeted = false;
	#over = false;

	constructor(
		private readonly place: Place,
		private readonly sink: Sink,
	) {
		this.#actor = place.actor;
	}

	get userId(): string {
		return this.#actor.user_id;
	}

	/** Everything up to this number has been handed to the sink. */
	get position(): number {
		return this.#position;
	}

	/** The cursor that stands after the last event handed over. */
	get cursor(): string {
		return this.cursorAt(this.#position);
	}

	/** The cursor that stands after event `seq`. */
	cursorAt(seq: number): string {
		return this.#hub ? roomCursor(this.#hub.epoch, this.place.room_id, seq) : "";
	}

	/** Resolves when the reader has caught up with the log. */
	async start(): Promise<void> {
		const hub = await joinHub(this.place.room_id, this);
		if (this.#over) return leaveHub(hub, this);
		this.#hub = hub;
		if (this.place.signals) hub.hush(this, !this.#actor.signals);
		if (hub.ended) return this.closed(hub.ended);
		const start = await this.#startOf(hub);
		if (!start) return this.#closeAsEnded();
		this.#position = start.position;
		if (start.reset) this.sink.reset(start.reset);
		if (this.place.signals) await this.#greet(hub);
		await this.#catchUp(hub, start.head);
	}

	/** Its person's name or setting is another. Who lets signals in again is told how far others have read. */
	async learn(actor: Actor): Promise<void> {
		const before = this.#actor;
		this.#actor = actor;
		if (actor.signals === before.signals || !this.#hub || !this.place.signals) return;
		this.#hub.hush(this, !actor.signals);
		if (!actor.signals || !this.#greeted) return;
		const state = await this.#hub.signals.marksFor(actor);
		if (!this.#over && this.#actor.signals) this.sink.signal(state);
	}

	/** Stops reading; the sink hears no more. */
	stop(): void {
		this.#over = true;
		if (this.#hub) leaveHub(this.#hub, this);
	}

	batch(batch: Batch): void {
		if (!this.#live || this.#over) return;
		const news = batch.after(this.#position);
		if (news) this.#hand(news);
	}

	signal(said: Saying): void {
		if (this.#greeted && !this.#over) this.sink.signal(said);
	}

	closed(reason: CloseReason): void {
		if (this.#over) return;
		this.stop();
		this.sink.closed(reason);
	}

	/** The room is over, or over for this person. */
	async #closeAsEnded(): Promise<void> {
		this.closed((await readEnd(this.place.room_id)) ?? "removed");
	}

	async #startOf(hub: Hub): Promise<(Start & { head: number }) | null> {
		const { room_id, from } = this.place;
		const bounds = this.place.proven ?? (await readBounds([room_id])).get(room_id);
		if (!bounds) return null;
		const { head, pruned } = bounds;
		if (from === null) return { position: head, reset: null, head };
		if (typeof from === "number") {
			return from < pruned ? { position: head, reset: "cursor_expired", head } : { position: from, reset: null, head };
		}
		return { ...startFrom(parseCursor(from), room_id, { epoch: hub.epoch, head, pruned }), head };
	}

	async #greet(hub: Hub): Promise<void> {
		const actor = this.#actor;
		const state = await hub.signals.greeting(actor);
		if (this.#over) return;
		// They changed while the greeting was made.
		if (actor !== this.#actor) return this.#greet(hub);
		this.#greeted = true;
		this.sink.greet(state);
	}

	/** Reads on to `head`, and to whatever the hub has told of meanwhile. */
	async #catchUp(hub: Hub, head: number): Promise<void> {
		while (!this.#over) {
			const announced = Math.max(hub.position, head);
			const frames = this.#position < announced ? await hub.read(this.#position, pageEvents) : [];
			// Asked after reading: a removal that the page holds, or that came before it, counts.
			if (!(await this.#mayGoOn(hub, frames))) return this.#closeAsEnded();
			if (this.#position < announced && frames[0]?.seq !== this.#position + 1) await this.#meetGap(frames, announced);
			else if (!(await this.#handPage(frames))) return;
			if (this.#position >= Math.max(hub.position, head)) break;
		}
		if (this.#over) return;
		this.#live = true;
		this.sink.live();
	}

	/** What comes next is no longer there: the log was pruned while it was read, or the room is over. */
	async #meetGap(frames: readonly Frame[], announced: number): Promise<void> {
		const end = await readEnd(this.place.room_id);
		if (end) return this.closed(end);
		if (frames.length === 0) throw new Error("The log lacks what was announced of it");
		if (this.#over) return;
		this.#position = announced;
		this.sink.reset("cursor_expired");
	}

	/** The right was proven on a snapshot of the log; what that held needs no second look. */
	async #mayGoOn(hub: Hub, frames: readonly Frame[]): Promise<boolean> {
		const reach = Math.max(hub.position, frames.at(-1)?.seq ?? 0);
		if (this.place.proven && reach <= this.place.proven.head) return true;
		return mayStillRead(this.place.room_id, this.userId);
	}

	/** Hands a page over in slices that a slow reader can hold; false where it ended meanwhile. */
	async #handPage(frames: readonly Frame[]): Promise<boolean> {
		const slices = sliceFrames(frames);
		for (const [index, slice] of slices.entries()) {
			if (this.#over) return false;
			this.#position = slice.last;
			this.sink.batch(slice);
			const more = index < slices.length - 1 || frames.length === pageEvents;
			if (more) await this.sink.drained();
		}
		return !this.#over;
	}

	/** A member whose leaving goes by has no right to what follows. */
	#hand(batch: Batch): void {
		const leaving = batch.leaving(this.userId);
		const allowed = leaving === undefined ? batch : batch.until(leaving);
		if (!allowed) return;
		this.#position = allowed.last;
		this.sink.batch(allowed);
		if (leaving !== undefined) this.closed("removed");
	}
}

function sliceFrames(frames: readonly Frame[]): Batch[] {
	const slices: Frame[][] = [];
	let slice: Frame[] = [];
	let bytes = 0;
	for (const frame of frames) {
		if (bytes + frame.sse.length > sliceBytes && slice.length > 0) {
			slices.push(slice);
			slice = [];
			bytes = 0;
		}
		slice.push(frame);
		bytes += frame.sse.length;
	}
	return [...slices, slice].flatMap((frames) => batchOf(frames) ?? []);
}
