/** The other engine: a PostgreSQL server. The same tables and queries, driven with awaits. */
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Pool, type PoolClient } from "pg";
import { migrationsFolder, refuseNewerSchema } from "./journal";
import { ensureBeginnings } from "./settings";
import type { Build, Rows, Step, Store, Transaction, Work } from "./store";
import { tables } from "./tables";

/** Any number will do as long as it never changes: it names the migration's advisory lock. */
const migrationLock = 7_214_331;
const attempts = 5;
const snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

export async function openPostgres(url: string): Promise<Store> {
	const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
	// An idle connection that breaks is replaced at the next use; without a listener it would end the process.
	pool.on("error", () => undefined);
	await migrateUnderLock(pool);
	const epoch = await transact(pool, "BEGIN", ensureBeginnings, [Date.now()]);
	const rows = rowsOf(pool);
	return {
		epoch,
		read: (work, ...args) => (work.single ? driveOne(work(rows, ...args)) : transact(pool, snapshot, work, args)),
		write: (work, ...args) => transact(pool, "BEGIN", work, args),
		changedElsewhere: async () => true,
		// Its WAL is the server's own, and the rows' space is the vacuum's.
		scrub: async () => undefined,
		close: () => pool.end(),
	};
}

async function migrateUnderLock(pool: Pool): Promise<void> {
	const client = await pool.connect();
	try {
		await client.query("select pg_advisory_lock($1)", [migrationLock]);
		refuseNewerSchema("postgres", await newestMigration(client));
		await migrate(drizzle(client), { migrationsFolder: migrationsFolder("postgres") });
	} finally {
		// Closing the connection frees the lock even where the migration broke.
		client.release(true);
	}
}

async function newestMigration(client: PoolClient): Promise<number | undefined> {
	const known = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
	if (known.rows[0]?.name === null) return undefined;
	const newest = await client.query("select max(created_at) as newest from drizzle.__drizzle_migrations");
	return newest.rows[0]?.newest === null ? undefined : Number(newest.rows[0]?.newest);
}

async function transact<A extends unknown[], T>(pool: Pool, begin: string, work: Work<A, T>, args: A): Promise<T> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await transactOnce(pool, begin, work, args);
		} catch (error) {
			if (attempt === attempts || !isContention(error)) throw error;
		}
	}
}

async function transactOnce<A extends unknown[], T>(pool: Pool, begin: string, work: Work<A, T>, args: A): Promise<T> {
	const client = await pool.connect();
	let broken: Error | undefined;
	try {
		await client.query(begin);
		const result = await drive(work(rowsOf(client), ...args));
		await client.query("COMMIT");
		return result;
	} catch (error) {
		await client.query("ROLLBACK").catch((failure: Error) => {
			broken = failure;
		});
		throw error;
	} finally {
		client.release(broken);
	}
}

const known = new WeakMap<Pool | PoolClient, Rows>();

/** What queries on `client` are written against; made once a connection. */
function rowsOf(client: Pool | PoolClient): Rows {
	const made = known.get(client) ?? makeRows(client);
	known.set(client, made);
	return made;
}

function makeRows(client: Pool | PoolClient): Rows {
	const rows = {
		query: drizzle(client),
		tables: tables.postgres,
		bind: (build: Build<object, unknown>, values: object) => build(rows as unknown as Rows, values),
		// As strong as an update of the row, and no stronger: rows that refer to it are still inserted.
		lock: (select: Lockable) => select.for("no key update"),
	};
	return rows as unknown as Rows;
}

interface Lockable {
	for(strength: "no key update"): unknown;
}

/** Runs `transaction` to its end; a statement that fails ends it, as Postgres itself would have it. */
async function drive<T>(transaction: Transaction<T>): Promise<T> {
	let step = transaction.next();
	while (!step.done) step = transaction.next(await execute(step.value));
	return step.value;
}

/** Runs a work of one statement, which is a transaction by itself. */
async function driveOne<T>(transaction: Transaction<T>): Promise<T> {
	const step = transaction.next();
	const end = step.done ? step : transaction.next(await execute(step.value));
	if (!end.done) throw new Error("A single work ran a second statement");
	return end.value;
}

/** Postgres builders are promises of their rows. */
async function execute(step: Step): Promise<unknown> {
	const rows = await (step.statement as unknown as Promise<unknown[]>);
	return step.kind === "first" ? rows[0] : rows;
}

/** Deadlock or a snapshot that another transaction overtook: run again. */
function isContention(error: unknown): boolean {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const { code } = cause as { code?: unknown };
		if (code === "40P01" || code === "40001") return true;
	}
	return false;
}
