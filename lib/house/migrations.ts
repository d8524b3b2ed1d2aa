/** Whether `npm run migrations` would still find something to write. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";

/** Generates into a copy, so that asking changes nothing. */
export function findUnwrittenMigrations(dialect: "sqlite" | "postgres"): string[] {
	const folder = `db/migrations/${dialect}`;
	const copy = `.results/migrations-${dialect}`;
	rmSync(copy, { recursive: true, force: true });
	cpSync(folder, copy, { recursive: true });
	mkdirSync(copy, { recursive: true });
	const settings = `${copy}.config.ts`;
	writeFileSync(settings, `import config from "../${folder}.config";\nexport default { ...config, out: "${copy}" };\n`);
	const words = ["node_modules/drizzle-kit/bin.cjs", "generate", "--config", settings];
	execFileSync(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"], timeout: 60_000 });
	const known = new Set(readdirSync(folder));
	return readdirSync(copy).filter((file) => !known.has(file));
}
