/**
 * A room's signals: the latest state, passed on at most once in `signalInterval` for each sort however many people cause
 * them. The first of a quiet spell leaves at once.
 */

import type { Reader, Signal, Typist } from "../events/schema";
import { log } from "../log";
import { type Online, readMarks, readOnline } from "../presence/read";
import { signalInterval } from "../presence/schema";
import { Throttle } from "./throttle";

/** Typists that wait for their turn at most; whoever is left out types on and comes up again. */
const mostTypists = 5;

export class RoomSignals {
	readonly #typists = new Map<string, Typist>();
	readonly #readers = new Map<string, Reader>();
	readonly #presence = new Throttle(signalInterval, () => this.#sendPresence());
	readonly #typing = new Throttle(signalInterval, () => this.#sendTyping());
	readonly #reading = new Throttle(signalInterval, () => this.#sendReaders());
	#online: Promise<Online> | undefined;
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

	/** The state that a stream begins with. */
	async greeting(): Promise<Signal[]> {
		const [presence, readers] = await Promise.all([this.#presenceNow(), readMarks(this.roomId)]);
		return readers ? [presence, { type: "read", room_id: this.roomId, readers }] : [presence];
	}

	stop(): void {
		for (const throttle of [this.#presence, this.#typing, this.#reading]) throttle.stop();
	}

	/** Streams that open in the same moment share one look. */
	async #presenceNow(): Promise<Signal> {
		this.#online ??= readOnline(this.roomId).finally(() => {
			this.#online = undefined;
		});
		return { type: "presence", room_id: this.roomId, ...(await this.#online) };
	}

	#sendPresence(): void {
		readOnline(this.roomId)
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
