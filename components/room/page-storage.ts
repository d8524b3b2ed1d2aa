import type { OutboxStorage } from "../../lib/client/outbox-shelf";

/** Local storage, or where the browser forbids it one that lasts as long as the page. */
export function openStorage(): OutboxStorage {
	try {
		localStorage.setItem("parley:probe", "1");
		localStorage.removeItem("parley:probe");
		return localStorage;
	} catch (error) {
		if (!(error instanceof DOMException)) throw error;
		page ??= new PageStorage();
		return page;
	}
}

let page: OutboxStorage | undefined;

class PageStorage implements OutboxStorage {
	readonly #entries = new Map<string, string>();

	get length(): number {
		return this.#entries.size;
	}

	key(index: number): string | null {
		return [...this.#entries.keys()][index] ?? null;
	}

	getItem(key: string): string | null {
		return this.#entries.get(key) ?? null;
	}

	setItem(key: string, value: string): void {
		this.#entries.set(key, value);
	}

	removeItem(key: string): void {
		this.#entries.delete(key);
	}
}
