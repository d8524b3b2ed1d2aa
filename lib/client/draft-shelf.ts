/** What a person has begun to write, by room, kept across reloads in the same storage as the outbox. */
import type { OutboxStorage } from "./outbox-shelf";

export class DraftShelf {
	readonly #storage: OutboxStorage;
	readonly #prefix: string;

	constructor(storage: OutboxStorage, userId: string) {
		this.#storage = storage;
		this.#prefix = `parley:draft:${userId}:`;
	}

	read(roomId: string): string {
		return this.#storage.getItem(this.#prefix + roomId) ?? "";
	}

	/** Nothing written is nothing kept. */
	write(roomId: string, text: string): void {
		if (text === "") this.#storage.removeItem(this.#prefix + roomId);
		else this.#storage.setItem(this.#prefix + roomId, text);
	}
}
