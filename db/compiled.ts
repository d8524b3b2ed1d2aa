/**
 * SQLite's way with prepared queries: Drizzle writes the text once, better-sqlite3 compiles it once, and from then on a
 * query costs no more than its statement. Rows of plain columns come straight from the driver; a query that computes a
 * column goes through Drizzle's own prepared statement; one that neither can carry is refused when it is compiled.
 */
import type { Database, Statement } from "better-sqlite3";
import { Column, getTableName, is } from "drizzle-orm";
import { type Place, places, placing, sameInFile, type Values } from "./places";
import type { Build, Rows } from "./store";

type Row = Record<string, unknown>;

interface Compiled {
	all(values: Values): unknown;
	get(values: Values): unknown;
	run(values: Values): unknown;
}

/** What every Drizzle query has; those that select say what. */
interface Query {
	toSQL(): { sql: string; params: unknown[] };
	prepare(): Compiled;
	readonly _?: { readonly selectedFields?: Readonly<Record<string, unknown>> };
}

/** A compiled query with its values: what a step needs of a statement. */
class Bound {
	constructor(
		private readonly compiled: Compiled,
		private readonly values: Values,
	) {}

	all(): unknown {
		return this.compiled.all(this.values);
	}

	get(): unknown {
		return this.compiled.get(this.values);
	}

	run(): unknown {
		return this.compiled.run(this.values);
	}
}

/** The `bind` of one store. `prepare` must give statements that nobody else uses: their mode is theirs alone. */
export function compiler(prepare: Database["prepare"], rows: () => Rows): Rows["bind"] {
	const known = new Map<unknown, Compiled>();
	const bind = (build: Build<Values, unknown>, values: Values): Bound => {
		const compiled = known.get(build) ?? compile(prepare, build(rows(), places) as Query);
		known.set(build, compiled);
		return new Bound(compiled, values);
	};
	return bind as unknown as Rows["bind"];
}

/**
 * SQLite looks at values when it plans, and plans anew each time one of those is bound, at ten times the cost of the
 * statement. It does not look behind a plus, which changes nothing: so one plan serves all values.
 */
export function withOnePlan(text: string): string {
	return text.includes("'") ? text : text.replaceAll("?", "+?");
}

function compile(prepare: Database["prepare"], query: Query): Compiled {
	const { sql: text, params } = query.toSQL();
	const statement = prepare(withOnePlan(text));
	const place = placing(params);
	if (!statement.reader) return new Writing(statement, place);
	const fields = query._?.selectedFields;
	if (!fields) throw new Error(`A prepared write cannot return rows: ${text}`);
	return arePlain(statement, fields) ? new Reading(statement, place, decoding(fields)) : query.prepare();
}

class Writing implements Compiled {
	constructor(
		private readonly statement: Statement,
		private readonly place: Place,
	) {}

	all(): never {
		throw new Error(`This statement has no rows: ${this.statement.source}`);
	}

	get = this.all;

	run(values: Values): unknown {
		return this.statement.run(...this.place(values));
	}
}

class Reading implements Compiled {
	constructor(
		private readonly statement: Statement,
		private readonly place: Place,
		private readonly decode: ((row: Row) => Row) | undefined,
	) {}

	all(values: Values): unknown {
		const rows = this.statement.all(...this.place(values)) as Row[];
		return this.decode ? rows.map(this.decode) : rows;
	}

	get(values: Values): unknown {
		const row = this.statement.get(...this.place(values)) as Row | undefined;
		return row && this.decode ? this.decode(row) : row;
	}

	run = this.all;
}

/** Whether each result is a column of a table under its own name, so that the driver's row is the row. */
function arePlain(statement: Statement, fields: Readonly<Record<string, unknown>>): boolean {
	const results = statement.columns();
	const names = Object.keys(fields);
	return (
		names.length === results.length &&
		results.every(({ name, table, column }, place) => {
			const field = fields[name];
			return names[place] === name && is(field, Column) && field.name === column && getTableName(field.table) === table;
		})
	);
}

function decoding(fields: Readonly<Record<string, unknown>>): ((row: Row) => Row) | undefined {
	const columns = Object.entries(fields).filter((entry): entry is [string, Column] => is(entry[1], Column));
	const coded = columns.filter(([, column]) => !sameInFile.has(column.dataType));
	if (coded.length === 0) return undefined;
	return (row) => {
		for (const [name, column] of coded) if (row[name] !== null) row[name] = column.mapFromDriverValue(row[name]);
		return row;
	};
}
