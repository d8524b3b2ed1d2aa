/** The migrations that this version of Parley knows, and the refusal of a database that knows more. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StoreError } from "./store";

const journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

export function migrationsFolder(dialect: "sqlite" | "postgres"): string {
	return path.join(process.cwd(), "db", "migrations", dialect);
}

/** Throws where the newest migration that the database has had (`applied`, its time) is unknown here. */
export function refuseNewerSchema(dialect: "sqlite" | "postgres", applied: number | undefined): void {
	if (applied === undefined) return;
	const text = readFileSync(path.join(migrationsFolder(dialect), "meta", "_journal.json"), "utf8");
	const newest = Math.max(...journal.parse(JSON.parse(text)).entries.map((entry) => entry.when));
	if (applied <= newest) return;
	throw new StoreError(
		"The database was made by a newer Parley than this one, which would misread it. Start that version, or point DATA_DIR or DATABASE_URL at another database.",
	);
}
