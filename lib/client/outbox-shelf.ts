/** Where the outbox keeps its entries: one key each, so that two tabs that add at the same moment do not overwrite each other. */

import type { Failure } from "./refusal";

export interface OutboxEntry {
	client_id: string;
	message: string;
	reply_to: string | null;
	/** Milliseconds since the epoch; the order of sending. */
	at: number;
	/** Why the server refused it for good; null while it is on its way. */
	failure: Failure | null;
}

/** The part of `Storage` that is needed. */
export interface OutboxStorage {
	readonly length: number;
	key(index: number): string | null;
	getItem(key: string): string | null;
	setItem(key: string, value: string): void;
	removeItem(key: string): void;
}

export class OutboxShelf {
	readonly #storage: OutboxStorage;
	readonly #prefix: string;
	#latest = 0;

	constructor(storage: OutboxStorage, userId: string, roomId: string) {
		this.#storage = storage;
		this.#prefix = `parley:outbox:${userId}:${roomId}:`;
	}

	/** In the order of sending. */
	list(): OutboxEntry[] {
		const entries = keysOf(this.#storage, this.#prefix).flatMap((key) => readEntry(this.#storage.getItem(key)));
		return entries.sort((a, b) => a.at - b.at);
	}

	/** A new entry goes behind all others, even those of the same moment; a known one keeps its place. */
	put(entry: OutboxEntry): void {
		const key = this.#prefix + entry.client_id;
		const at = this.#storage.getItem(key) === null ? Math.max(entry.at, this.#latest + 1) : entry.at;
		this.#latest = Math.max(this.#latest, at);
		this.#storage.setItem(key, JSON.stringify({ ...entry, at }));
	}

	remove(clientId: string): void {
		this.#storage.removeItem(this.#prefix + clientId);
	}
}

/** What another hand wrote under our keys is passed over: it must not stop the rest. */
function readEntry(text: string | null): OutboxEntry[] {
	try {
		return text === null ? [] : [JSON.parse(text) as OutboxEntry];
	} catch (error) {
		if (error instanceof SyntaxError) return [];
		throw error;
	}
}

function keysOf(storage: OutboxStorage, prefix: string): string[] {
	const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
	return keys.filter((key) => key !== null).filter((key) => key.startsWith(prefix));
}
