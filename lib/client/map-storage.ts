/** For tests of the client: the browser's storage, kept in memory. */
import type { OutboxStorage } from "./outbox-shelf";

export class MapStorage extends Map<string, string> implements OutboxStorage {
	get length(): number {
		return this.size;
	}
	key = (index: number) => [...this.keys()][index] ?? null;
	getItem = (key: string) => this.get(key) ?? null;
	setItem = (key: string, value: string) => void this.set(key, value);
	removeItem = (key: string) => void this.delete(key);
}
