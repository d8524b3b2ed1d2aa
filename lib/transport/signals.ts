/**
 * A room's signals: the latest state, passed on at most once in `signalInterval` for each sort however many people cause
 * them. The first of a quiet spell leaves at once.
 */

import type { Reader, Signal, Typist } from "../events/schema";
import { log } from "../log";
import { type Online, readMarks, readOnline } from "../presence/read";
import { presenceNames, signalInterval } from "../presence/schema";
import { Throttle } from "./throttle";

/** Typists that wait for their turn at most; whoever is left out types on and comes up again. */
const mostTypists = 5;

export class RoomSignals {
	readonly #typists = new Map<string, Typist>();
	readonly #readers = new Map<string, Reader>();
	readonly #presence = new Throttle(signalInterval, () => this.#sendPresence());
	readonly #typing = new Throttle(signalInterval, () => this.#sendTyping());
	readonly #reading = new Throttle(signalInterval, () => this.#sendReaders());
	#online: { at: number; found: Promise<Online> } | undefined;
	#lastSent = "";

	constructor(
		private readonly roomId: string,
		private readonly send: (signal: Signal) => void,
	) {}

	/** Somebody may have come or gone. */
	presenceChanged(): void {
		this.#presence.request();
	}

	typed(typist: Typist): void {
		if (this.#typists.size < mostTypists) this.#typists.set(typist.user_id, typist);
		this.#typing.request();
	}

	/** What a message says of its author: no longer typing. */
	spoke(userId: string): void {
		this.#typists.delete(userId);
	}

	read(reader: Reader): void {
		this.#readers.set(reader.user_id, reader);
		this.#reading.request();
	}

	/** The state that a stream of `newcomer` begins with. */
	async greeting(newcomer: Typist): Promise<Signal[]> {
		const [online, readers] = await Promise.all([this.#recentOnline(), readMarks(this.roomId)]);
		const presence: Signal = { type: "presence", room_id: this.roomId, ...withNewcomer(online, newcomer) };
		return readers ? [presence, { type: "read", room_id: this.roomId, readers }] : [presence];
	}

	stop(): void {
		for (const throttle of [this.#presence, this.#typing, this.#reading]) throttle.stop();
	}

	/** At most as old as signals ever are: a thousand streams that open together share a few looks. */
	#recentOnline(): Promise<Online> {
		const now = performance.now();
		const known = this.#online;
		return known && now - known.at <= signalInterval ? known.found : this.#look(now);
	}

	#look(now: number): Promise<Online> {
		const found = readOnline(this.roomId);
		this.#online = { at: now, found };
		found.catch(() => {
			this.#online = undefined;
		});
		return found;
	}

	#sendPresence(): void {
		this.#look(performance.now())
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
			readMarks(this.roomId)
				.then((marks) => marks && this.send({ type: "read", room_id: this.roomId, readers: moved }))
				.catch((error: unknown) => log.warn({ error }, "read marks could not be read"));
		}
	}
}

/** Who has just come is here, even where the look was taken a moment before. */
function withNewcomer({ online, users }: Online, { user_id, user }: Typist): Online {
	if (users.some((other) => other.user_id === user_id) || users.length < online) return { online, users };
	return { online: online + 1, users: users.length < presenceNames ? [...users, { user_id, user }] : users };
}
