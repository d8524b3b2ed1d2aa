import type { OutboxStorage } from "./outbox-shelf";

/**
 * Hands what a person has not sent, not told and not finished writing to whom they are now: a guest who enters again gets
 * another id. Every shelf's keys are `parley:<shelf>:<user>:…`.
 */
export function bequeath(storage: OutboxStorage, from: string, to: string): void {
	if (from === to) return;
	const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
	for (const key of keys) {
		const [product, shelf, owner, ...rest] = key?.split(":") ?? [];
		if (key && product === "parley" && owner === from) rename(storage, key, [product, shelf, to, ...rest].join(":"));
	}
}

function rename(storage: OutboxStorage, from: string, to: string): void {
	const value = storage.getItem(from);
	// Room first: a full storage has none for both.
	storage.removeItem(from);
	if (value !== null) storage.setItem(to, value);
}
