/** Every row that a server has stored, as text: what one of two servers stored and the other refused stands out. */
import path from "node:path";
import Database from "better-sqlite3";

/** Leases lapse with the clock. */
const passing = new Set(["instances", "presence", "typing", "strangers"]);
/** Times of the clock, and a hash of nothing but what stands beside it. */
const isTime = (column: string) => column.endsWith("_at");

/** The rows of the database under `dataDir`, table by table, each in the order in which they were stored. */
export function readRows(dataDir: string): Map<string, string[]> {
	const database = new Database(path.join(dataDir, "parley.db"), { readonly: true });
	try {
		const tables = database
			.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
			.all()
			.map(({ name }) => name)
			.filter((name) => !passing.has(name) && !name.startsWith("__"));
		return new Map(tables.map((table) => [table, readTable(database, table)]));
	} finally {
		database.close();
	}
}

function readTable(database: Database.Database, table: string): string[] {
	const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}" ORDER BY rowid`).all();
	return rows.map((row) =>
		JSON.stringify(row, (column, value) => (isTime(column) && value !== null ? "a time" : value)),
	);
}
