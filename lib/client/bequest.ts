import type { OutboxStorage } from "./outbox-shelf";

/** What is kept for a person under `parley:<noun>:<user id>:`. */
const nouns = ["outbox", "draft"];

/** Hands all that a person wrote and did not send to whom they are now: a guest who enters again gets another id. */
export function bequeath(storage: OutboxStorage, from: string, to: string): void {
	if (from === to) return;
	const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
	for (const noun of nouns) {
		const prefix = `parley:${noun}:${from}:`;
		for (const key of keys)
			if (key?.startsWith(prefix)) rename(storage, key, `parley:${noun}:${to}:${key.slice(prefix.length)}`);
	}
}

function rename(storage: OutboxStorage, from: string, to: string): void {
	const value = storage.getItem(from);
	// Room first: a full storage has none for both.
	storage.removeItem(from);
	if (value !== null) storage.setItem(to, value);
}
