/** Functions that are longer than they should be, as Biome counts them. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isTest } from "./project";

const handsome = 25;
const level = { level: "warn", options: { maxLines: handsome, skipBlankLines: true } };
const settings = { root: true, linter: { rules: { complexity: { noExcessiveLinesPerFunction: level } } } };

interface Diagnostic {
	message: string;
	location: { path: string; start: { line: number } };
}

/** "file:line has N lines", tests aside: a suite is one long function by nature. */
export function listLongFunctions(): string[] {
	const folder = mkdtempSync(path.join(tmpdir(), "parley-house-"));
	writeFileSync(path.join(folder, "biome.json"), JSON.stringify(settings));
	const words = ["lint", "--only=complexity/noExcessiveLinesPerFunction", `--config-path=${folder}`];
	const told = [
		"--reporter=json",
		"--max-diagnostics=500",
		"app",
		"components",
		"db",
		"lib",
		"scripts",
		"bench",
		"e2e",
	];
	const { stdout } = spawnSync("node_modules/.bin/biome", [...words, ...told], { encoding: "utf8" });
	rmSync(folder, { recursive: true });
	const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
	return diagnostics
		.filter(({ location }) => !isTest(location.path) && !location.path.endsWith(".css"))
		.map(({ location, message }) => `${location.path}:${location.start.line} ${/\d+/.exec(message)?.[0]} lines`);
}
