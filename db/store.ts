/**
 * What both engines promise. A query is written once as a generator that yields statements; the engine drives it,
 * synchronously on SQLite and with awaits on Postgres, inside one transaction.
 */
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Tables } from "./tables";

/** What a query is written against: Drizzle's builder and the tables of the engine at hand. */
export interface Rows {
	readonly query: BaseSQLiteDatabase<"sync", unknown>;
	readonly tables: Tables;
	/** The statement of a prepared query with these values. */
	bind<V extends object, S>(build: Build<V, S>, values: V): S;
	/** Lets a select hold the rows that it finds until the transaction ends. */
	lock<S>(select: S): S;
}

/** Writes a query as if `values` were plain; db/prepared.ts says what it may do with them. */
export type Build<V extends object, S> = (rows: Rows, values: V) => S;

export type Step =
	| { readonly kind: "all"; readonly statement: { all(): unknown } }
	| { readonly kind: "first"; readonly statement: { get(): unknown } }
	| { readonly kind: "run"; readonly statement: { run(): unknown } };

/** A run of statements that yields each and receives its rows. */
export type Transaction<T> = Generator<Step, T, unknown>;

/**
 * What a transaction does. It may be run more than once, where another transaction was in its way or one that shared its
 * commit failed; so it leaves its arguments and all else but rows as they are.
 */
export interface Work<A extends unknown[], T> {
	(rows: Rows, ...args: A): Transaction<T>;
	readonly single?: true;
}

/** A work of one statement at most: it sees one snapshot without a transaction around it. */
export function single<A extends unknown[], T>(work: Work<A, T>): Work<A, T> {
	return Object.assign(work, { single: true as const });
}

/** The rows of a select, or of a write that returns them. */
export function* all<T>(statement: { all(): T[] }): Transaction<T[]> {
	return (yield { kind: "all", statement }) as T[];
}

/** The first row, if there is one. */
export function* first<T>(statement: { all(): T[]; get(): unknown }): Transaction<T | undefined> {
	return (yield { kind: "first", statement }) as T | undefined;
}

/** The one row that must be there, as after an insert that returns it. */
export function* one<T>(statement: { all(): T[]; get(): unknown }): Transaction<T> {
	const row = yield* first(statement);
	if (row === undefined) throw new Error("A statement that always returns a row returned none");
	return row;
}

/** A write whose rows nobody wants. */
export function* run(statement: { run(): unknown }): Transaction<void> {
	yield { kind: "run", statement };
}

export interface Store {
	/** Names this database's history; a cursor of another history is recognised by it. */
	readonly epoch: string;
	/** Runs `work` on one snapshot. */
	read<A extends unknown[], T>(work: Work<A, T>, ...args: A): Promise<T>;
	/** Runs `work` in one transaction, alone or grouped with others; resolves once it is committed to disk. */
	write<A extends unknown[], T>(work: Work<A, T>, ...args: A): Promise<T>;
	/** Whether another process may have written since this was last asked; a database server cannot tell and says so always. */
	changedElsewhere(): Promise<boolean>;
	/** Leaves no copy of what was deleted in the engine's own journal, as far as the engine can. */
	scrub(): Promise<void>;
	close(): Promise<void>;
}

/** The database cannot be used as it is; the message says why and what to do. */
export class StoreError extends Error {
	override readonly name = "StoreError";
}

/** Whether `error`, or what caused it, is a unique constraint's refusal on either engine. */
export function isUniqueViolation(error: unknown): boolean {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		const { code } = cause as { code?: unknown };
		if (code === "23505" || code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY") return true;
	}
	return false;
}
