/**
 * A room's signals: the latest state, passed on at most once in `signalInterval` for each sort however many people cause
 * them. The first of a quiet spell leaves at once.
 */
import type { Actor } from "../accounts/access";
import type { PresentPerson, Reader, Signal, Typist } from "../events/schema";
import { log } from "../log";
import {
	type Marks,
	marksFor,
	type Online,
	type PolledState,
	readMarks,
	readOnline,
	readTyping,
} from "../presence/read";
import { presenceNames, signalInterval } from "../presence/schema";
import type { Viewer } from "../rooms/rules";
import { Saying } from "./frame";
import { SharedLook } from "./shared-look";
import { Throttle } from "./throttle";

/** Typists that wait for their turn at most; whoever is left out types on and comes up again. */
const mostTypists = 5;

/** Who may see what is shown; nobody in particular. */
const everybody: Viewer = { user_id: "", signals: true };

/** Where more are online than this, who comes and goes is not looked for at once, but when the next look is due. */
const crowd = 100;

export class RoomSignals {
	readonly #typists = new Map<string, Typist>();
	readonly #readers = new Map<string, Reader>();
	readonly #presence = new Throttle(signalInterval, () => this.#sendPresence());
	readonly #typing = new Throttle(signalInterval, () => this.#sendTyping());
	readonly #reading = new Throttle(signalInterval, () => this.#sendReaders());
	readonly #online: SharedLook<Online>;
	readonly #marks: SharedLook<Marks | null>;
	readonly #polled: SharedLook<string>;
	#greeting: { online: Online; marks: Marks | null; state: Saying } | undefined;
	#crowded = false;
	#lastSent = "";

	constructor(
		private readonly roomId: string,
		private readonly send: (signal: Signal) => void,
		/** Whether anybody would hear a signal. */
		private readonly heard: () => boolean,
	) {
		this.#online = new SharedLook(() => this.#lookWhoIsHere());
		this.#marks = new SharedLook(() => readMarks(roomId));
		this.#polled = new SharedLook(() => this.#lookForPolls());
	}

	/** Somebody may have come or gone. */
	presenceChanged(): void {
		if (!this.#crowded) this.#online.forget();
		this.#polled.forget();
		if (this.heard()) this.#presence.request();
	}

	/** Somebody joined or left the room. */
	membersChanged(): void {
		this.#marks.forget();
		this.presenceChanged();
	}

	typed(typist: Typist): void {
		this.#polled.forget();
		if (!this.heard()) return;
		if (this.#typists.size < mostTypists) this.#typists.set(typist.user_id, typist);
		this.#typing.request();
	}

	/** What a message says of its author: no longer typing. */
	spoke(userId: string): void {
		this.#typists.delete(userId);
	}

	/** Somebody read on, and shows it or does not. */
	read(reader: Reader, shown: boolean): void {
		this.#marks.forget();
		this.#polled.forget();
		if (!this.heard() || !shown) return;
		this.#readers.set(reader.user_id, reader);
		this.#reading.request();
	}

	/** The state that a stream of `newcomer` begins with, encoded; in a crowd most are told the same bytes. */
	async greeting({ user_id, username: user, kind, signals }: Actor): Promise<Saying> {
		const [seen, marks] = await Promise.all([this.#online.recent(), this.#marks.recent()]);
		const online = withNewcomer(seen, { user_id, user, kind });
		const last = this.#greeting;
		if (signals && last && last.online === online && last.marks === marks) return last.state;
		const presence: Signal = { type: "presence", room_id: this.roomId, ...online };
		const state = new Saying(presence, ...this.#readSignals(marks, { user_id, signals }));
		if (signals) this.#greeting = { online, marks, state };
		return state;
	}

	/** The read marks as they are, encoded for one who may see them only now. */
	async marksFor(viewer: Viewer): Promise<Saying> {
		return new Saying(...this.#readSignals(await this.#marks.fresh(), viewer));
	}

	#readSignals(marks: Marks | null, viewer: Viewer): Signal[] {
		return marks ? [{ type: "read", room_id: this.roomId, readers: marksFor(marks, viewer) }] : [];
	}

	stop(): void {
		for (const throttle of [this.#presence, this.#typing, this.#reading]) throttle.stop();
	}

	/** JSON of what a poll tells `viewer` beside the events; most are told the same. */
	async polled(viewer: Viewer): Promise<string> {
		if (viewer.signals) return this.#polled.recent();
		const [{ online }, marks] = await Promise.all([this.#online.recent(), this.#marks.recent()]);
		return JSON.stringify({ online, typing: [], readers: this.#located(marks, viewer) } satisfies PolledState);
	}

	#located(marks: Marks | null, viewer: Viewer): PolledState["readers"] {
		return marksFor(marks, viewer).map((mark) => ({ ...mark, room_id: this.roomId }));
	}

	async #lookWhoIsHere(): Promise<Online> {
		const found = await readOnline(this.roomId);
		this.#crowded = found.online > crowd;
		return found;
	}

	async #lookForPolls(): Promise<string> {
		const looks = [this.#online.recent(), readTyping(this.roomId), this.#marks.recent()] as const;
		const [{ online }, typing, marks] = await Promise.all(looks);
		// Typing ends sooner than a look does.
		if (typing.length > 0) this.#polled.forget();
		const readers = this.#located(marks, everybody);
		return JSON.stringify({ online, typing, readers } satisfies PolledState);
	}

	#sendPresence(): void {
		this.#online
			.fresh()
			.then((online) => {
				const told = JSON.stringify(online);
				if (told === this.#lastSent) return;
				this.#lastSent = told;
				this.send({ type: "presence", room_id: this.roomId, ...online });
			})
			.catch((error: unknown) => log.warn({ error }, "presence could not be read"));
	}

	#sendTyping(): void {
		const [typist] = this.#typists.values();
		if (!typist) return;
		this.#typists.delete(typist.user_id);
		this.send({ type: "typing", room_id: this.roomId, ...typist });
		if (this.#typists.size > 0) this.#typing.request();
	}

	#sendReaders(): void {
		const moved = [...this.#readers.values()];
		this.#readers.clear();
		if (moved.length > 0) {
			this.#marks
				.recent()
				.then((marks) => marks && this.send({ type: "read", room_id: this.roomId, readers: moved }))
				.catch((error: unknown) => log.warn({ error }, "read marks could not be read"));
		}
	}
}

/** Who has just come is here, even where the look was taken a moment before. */
function withNewcomer(seen: Online, newcomer: PresentPerson): Online {
	const { online, users } = seen;
	if (users.length < online || users.some((other) => other.user_id === newcomer.user_id)) return seen;
	return { online: online + 1, users: users.length < presenceNames ? [...users, newcomer] : users };
}
