/**
 * Queries that are written once and, where the engine can, compiled once. Such a query names its values and does nothing
 * else with them: while it is compiled there are none yet, only their places.
 */
import { getTableColumns, type Table } from "drizzle-orm";
import type { Build } from "./store";

/** The statement that `build` describes, for the engine at hand and with the values of this time. */
export function prepared<V extends object, S>(build: Build<V, S>): Build<V, S> {
	return (rows, values) => rows.bind(build, values);
}

/** A whole row of `table` by its columns' names, for a query that inserts one: what it is given cannot be listed. */
export function rowOf<T extends Table>(table: T, values: T["$inferSelect"]): T["$inferSelect"] {
	const given: Record<string, unknown> = values;
	return Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, given[name]])) as never;
}
