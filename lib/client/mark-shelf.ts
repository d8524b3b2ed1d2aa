/** A read mark that the server has not been told yet, kept across reloads. */
import { keepIfRoom } from "./comfort";
import type { OutboxStorage } from "./outbox-shelf";

export class MarkShelf {
	readonly #storage: OutboxStorage;
	readonly #key: string;

	constructor(storage: OutboxStorage, userId: string, roomId: string) {
		this.#storage = storage;
		this.#key = `parley:read:${userId}:${roomId}`;
	}

	read(): number | null {
		const seq = Number(this.#storage.getItem(this.#key) ?? Number.NaN);
		return Number.isSafeInteger(seq) ? seq : null;
	}

	keep(seq: number | null): void {
		if (seq === null) this.#storage.removeItem(this.#key);
		else keepIfRoom(this.#storage, this.#key, String(seq));
	}
}
