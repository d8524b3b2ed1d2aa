import { existsSync, globSync } from "node:fs";
import { findChromium } from "../chromium.mjs";
import { playwrightCounts, vitestCounts } from "./counts.mjs";
import { playwrightFailures, vitestFailures } from "./failures.mjs";
import { howToGetChromium } from "./system.mjs";

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} command
 * @property {string} [report] the JSON that the run leaves behind; without one the exit code counts as one test
 * @property {(report: any) => import("./counts.mjs").Counts} [count]
 * @property {(report: any) => import("./failures.mjs").Failure[]} [failures] which of the report's tests failed
 * @property {boolean} [needsBuild]
 * @property {() => string | undefined} [missing] why it cannot run here
 */

/**
 * @param {string} project
 * @returns {Suite}
 */
function vitest(project) {
	const report = `.results/${project}.json`;
	const reporters = `--reporter=default --reporter=json --outputFile.json=${report}`;
	const command = `vitest run --project ${project} ${reporters}`;
	return { name: project, command, report, count: vitestCounts, failures: vitestFailures };
}

/** @param {string} pattern */
const absent = (pattern) => (globSync(pattern).length === 0 ? `there is no ${pattern}` : undefined);

/** In the order in which they run: what is quick to fail comes first. @type {readonly Suite[]} */
export const suites = [
	{ name: "types", command: "npm run --silent types" },
	{ name: "lint", command: "npm run --silent lint" },
	{ name: "dead", command: "npm run --silent dead" },
	vitest("house"),
	vitest("unit"),
	{ ...vitest("http"), needsBuild: true, missing: () => absent("e2e/http/*.test.ts") },
	{ ...vitest("http-router"), needsBuild: true, missing: () => absent("e2e/http/*.test.ts") },
	{ ...vitest("terminal"), needsBuild: true, missing: () => absent("e2e/terminal/*.test.ts") },
	{
		name: "browser",
		command: "playwright test",
		report: ".results/browser.json",
		count: playwrightCounts,
		failures: playwrightFailures,
		needsBuild: true,
		missing: () => absent("e2e/**/*.spec.ts") ?? (findChromium() ? undefined : `no Chromium; ${howToGetChromium}`),
	},
	{
		name: "torture",
		command: "npm run --silent torture -- --kills 10",
		needsBuild: true,
		missing: () => (existsSync("e2e/torture/run.ts") ? undefined : "there is no e2e/torture/run.ts"),
	},
];
