/**
 * Presence leases that change together, in one commit: of a crowd that comes or goes, the first at once and the others
 * when they have gathered. A lease is no message; it may wait a moment, and a commit for each would hold up the messages.
 */
import { openStore } from "../../db";
import { lapsePresence, takePresence } from "../../db/presence";
import type { Rows, Transaction } from "../../db/store";

/** Milliseconds between two commits. */
const gathering = 10;

interface Change {
	lease: Parameters<typeof lapsePresence>[1];
	/** Whether it is to run out, and not to be taken. */
	lapses: boolean;
}

interface Waiting extends Change {
	resolve(): void;
	reject(error: unknown): void;
}

class LeaseChanges {
	#waiting: Waiting[] = [];
	#gathering = false;

	add(change: Change): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ ...change, resolve, reject });
			if (!this.#gathering) void this.#commit();
		});
	}

	async #commit(): Promise<void> {
		this.#gathering = true;
		const changes = this.#waiting.splice(0);
		try {
			const store = await openStore();
			await store.write(changeRows, changes);
			for (const { resolve } of changes) resolve();
		} catch (error) {
			for (const { reject } of changes) reject(error);
		}
		setTimeout(() => {
			this.#gathering = false;
			if (this.#waiting.length > 0) void this.#commit();
		}, gathering);
	}
}

function* changeRows(rows: Rows, changes: readonly Change[]): Transaction<void> {
	for (const { lease, lapses } of changes) yield* lapses ? lapsePresence(rows, lease) : takePresence(rows, [lease]);
}

const slot = Symbol.for("parley.lease-changes");
const shared = globalThis as { [slot]?: LeaseChanges };
shared[slot] ??= new LeaseChanges();
const pending = shared[slot];

/** Resolves when the lease has changed. */
export function changeLease(lease: Change["lease"], lapses = false): Promise<void> {
	return pending.add({ lease, lapses });
}
