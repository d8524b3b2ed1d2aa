/** Picks the engine and opens it once a process, however many module graphs ask. */
import { config } from "../lib/config";
import { openPostgres } from "./postgres";
import { openSqlite } from "./sqlite";
import type { Store } from "./store";

const slot = Symbol.for("parley.store");
const shared = globalThis as { [slot]?: Promise<Store> };

/** The open, migrated store. Rejects where it cannot be used; the next call tries again. */
export function openStore(): Promise<Store> {
	shared[slot] ??= open().catch((error: unknown) => {
		delete shared[slot];
		throw error;
	});
	return shared[slot];
}

function open(): Promise<Store> {
	const { DATABASE_URL, DATA_DIR, SQLITE_SYNCHRONOUS } = config();
	return DATABASE_URL ? openPostgres(DATABASE_URL) : openSqlite({ folder: DATA_DIR, synchronous: SQLITE_SYNCHRONOUS });
}
