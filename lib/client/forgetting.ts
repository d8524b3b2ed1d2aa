/** Leaves nothing of a person in a storage that others use after them: for when they log out. */
import type { OutboxStorage } from "./outbox-shelf";

/** Forgets what a person has not sent, not told and not finished writing: every shelf's keys are `parley:<shelf>:<user>:…`. */
export function forgetPerson(storage: OutboxStorage, userId: string): void {
	const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
	for (const key of keys) {
		const [product, , owner] = key?.split(":") ?? [];
		if (key && product === "parley" && owner === userId) storage.removeItem(key);
	}
}
