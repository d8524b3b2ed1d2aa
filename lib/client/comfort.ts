/** Keeps what is only a comfort. */
import type { OutboxStorage } from "./outbox-shelf";

/** Where the storage is full, the older text is forgotten and the new one is not kept. */
export function keepIfRoom(storage: OutboxStorage, key: string, text: string): void {
	try {
		storage.removeItem(key);
		storage.setItem(key, text);
	} catch {
		// Whoever reads it finds nothing, as on a first visit.
	}
}
