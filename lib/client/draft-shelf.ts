/** What a person has begun to write, by room, kept across reloads in the same storage as the outbox. */
import type { OutboxStorage } from "./outbox-shelf";

export class DraftShelf {
	readonly #storage: OutboxStorage;
	readonly #prefix: string;

	constructor(storage: OutboxStorage, userId: string) {
		this.#storage = storage;
		this.#prefix = prefixOf(userId);
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

/** Forgets all drafts of a person: for when they log out. */
export function clearDrafts(storage: OutboxStorage, userId: string): void {
	const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
	for (const key of keys) if (key?.startsWith(prefixOf(userId))) storage.removeItem(key);
}

const prefixOf = (userId: string) => `parley:draft:${userId}:`;
