/**
 * Who was heard of. It is gathered and written once in a while, all in one statement: a poll each second of each person
 * would be a write each, and a long poll is heard of for as long as it waits.
 */
import { openStore } from "../../db";
import { hearStrangers } from "../../db/hearing";
import type { Rows, Transaction } from "../../db/store";
import { leaseSince } from "./matching";

interface Ears {
	/** Since the last writing. */
	called: Set<string>;
	/** Calls that wait, by person. */
	waiting: Map<string, number>;
}

const slot = Symbol.for("parley.strangers-heard");
const shared = globalThis as { [slot]?: Ears };
shared[slot] ??= { called: new Set(), waiting: new Map() };
const ears = shared[slot];

/** People named in one statement. */
const together = 500;

export function hear(userId: string): void {
	ears.called.add(userId);
}

/** The person is heard of until the returned function is called. */
export function hearWhile(userId: string): () => void {
	ears.waiting.set(userId, (ears.waiting.get(userId) ?? 0) + 1);
	return () => {
		hear(userId);
		const left = (ears.waiting.get(userId) ?? 1) - 1;
		if (left > 0) ears.waiting.set(userId, left);
		else ears.waiting.delete(userId);
	};
}

/** Writes down who was heard of since this was last done. */
export async function writeHeard(now: number): Promise<void> {
	const people = [...new Set([...ears.called, ...ears.waiting.keys()])];
	ears.called.clear();
	if (people.length === 0) return;
	const store = await openStore();
	await store.write(heardRows, people, now);
}

function* heardRows(rows: Rows, people: readonly string[], now: number): Transaction<void> {
	for (let from = 0; from < people.length; from += together) {
		yield* hearStrangers(rows, people.slice(from, from + together), leaseSince(now), now);
	}
}
