/**
 * The column builders that one table definition needs, once for each dialect. Types are those of SQLite: Postgres
 * builders are given the same names and the same JavaScript values, so tables and queries are written once.
 */
import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

const sqliteKit = {
	table: sqlite.sqliteTable,
	text: (name: string) => sqlite.text(name),
	/** A whole number within JavaScript's safe range; times are milliseconds since 1970 in UTC. */
	integer: (name: string) => sqlite.integer(name),
	boolean: (name: string) => sqlite.integer(name, { mode: "boolean" }),
	index: sqlite.index,
	uniqueIndex: sqlite.uniqueIndex,
	primaryKey: sqlite.primaryKey,
};

export type Kit = typeof sqliteKit;

const postgresKit = {
	table: pg.pgTable,
	text: (name: string) => pg.text(name),
	integer: (name: string) => pg.bigint(name, { mode: "number" }),
	boolean: (name: string) => pg.boolean(name),
	index: pg.index,
	uniqueIndex: pg.uniqueIndex,
	primaryKey: pg.primaryKey,
} as unknown as Kit;

export const kits = { sqlite: sqliteKit, postgres: postgresKit };
