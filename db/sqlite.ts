/** The default engine: one file in WAL mode, made, migrated and checked when it is opened. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import type BetterSqlite3 from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { compiler, withOnePlan } from "./compiled";
import { migrationsFolder, refuseNewerSchema } from "./journal";
import { sqliteStore } from "./sqlite-store";
import { type Rows, type Store, StoreError } from "./store";
import { tables } from "./tables";

interface SqliteOptions {
	/** The folder that holds parley.db; made where it is missing. */
	folder: string;
	/** NORMAL may lose the last commits on a power cut. */
	synchronous: "FULL" | "NORMAL";
}

/** The first release with the WAL-reset corruption fix; older ones are not to be trusted with a log. */
const oldestSqlite = [3, 51, 3] as const;

/**
 * Pages of 4 KiB that gather before they are copied into the database file, with an fsync that holds the loop: four times
 * SQLite's own choice, so a quarter as often. The WAL stays at this size, which is read in an instant after a crash.
 */
const checkpointPages = 4_000;

/** Far more than there are queries: lists of different lengths make different texts. */
const statementsKept = 1_000;

export async function openSqlite({ folder, synchronous }: SqliteOptions): Promise<Store> {
	const Database = await loadDriver();
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = path.join(folder, "parley.db");
	const client = new Database(file, { timeout: 5_000 });
	client.pragma("journal_mode = WAL");
	client.pragma(`synchronous = ${synchronous}`);
	client.pragma("foreign_keys = ON");
	client.pragma("secure_delete = ON");
	client.pragma("cache_size = -65536");
	client.pragma(`wal_autocheckpoint = ${checkpointPages}`);
	assertSettings(client, synchronous);
	const query = drizzle(client);
	withMigrationLock(Database, folder, () => {
		refuseNewerSchema("sqlite", newestMigration(client));
		migrate(query, { migrationsFolder: migrationsFolder("sqlite") });
	});
	const bind = compiler(client.prepare.bind(client), () => rows);
	const rows: Rows = { query, tables: tables.sqlite, bind, lock: (select) => select };
	keepStatements(client);
	return sqliteStore(client, rows);
}

/** better-sqlite3 dies without a word on a Node whose N-API is too old, so it is not even loaded there. */
async function loadDriver(): Promise<typeof BetterSqlite3> {
	if (Number(process.versions.napi) < 10) {
		throw new StoreError(
			`Node ${process.version} is too old for SQLite here. Start with "npm start", which brings a newer one, or install Node 22.14 or later.`,
		);
	}
	return (await import("better-sqlite3")).default;
}

function assertSettings(client: BetterSqlite3.Database, synchronous: "FULL" | "NORMAL"): void {
	const level = client.pragma("synchronous", { simple: true });
	if (level !== (synchronous === "FULL" ? 2 : 1))
		throw new StoreError(`SQLite did not take synchronous=${synchronous}.`);
	const mode = client.pragma("journal_mode", { simple: true });
	if (mode !== "wal") {
		throw new StoreError("SQLite could not turn WAL on; DATA_DIR must be on a local disk, not a network share.");
	}
	const version = String(client.prepare("select sqlite_version()").pluck().get());
	const parts = version.split(".").map(Number);
	const difference = oldestSqlite.map((wanted, place) => (parts[place] ?? 0) - wanted).find((step) => step !== 0) ?? 0;
	if (difference < 0)
		throw new StoreError(`SQLite ${version} is too old; ${oldestSqlite.join(".")} or later is needed.`);
}

/** Statements of the same text are compiled once: Drizzle asks anew each time, and always in the same way for a text. */
function keepStatements(client: BetterSqlite3.Database): void {
	const kept = new Map<string, BetterSqlite3.Statement>();
	const prepare = client.prepare.bind(client);
	client.prepare = ((text: string) => {
		const statement = kept.get(text) ?? prepare(withOnePlan(text));
		if (kept.size >= statementsKept) kept.clear();
		kept.set(text, statement);
		return statement;
	}) as typeof client.prepare;
}

function newestMigration(client: BetterSqlite3.Database): number | undefined {
	const known = client.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
	if (!known) return undefined;
	const newest = client.prepare("select max(created_at) from __drizzle_migrations").pluck().get();
	return newest === null ? undefined : Number(newest);
}

/** Two processes that start together migrate one after the other. The lock is a database of its own: a crash frees it. */
function withMigrationLock(Database: typeof BetterSqlite3, folder: string, work: () => void): void {
	const lock = new Database(path.join(folder, "migration.lock"), { timeout: 60_000 });
	try {
		lock.transaction(work).exclusive();
	} finally {
		lock.close();
	}
}
