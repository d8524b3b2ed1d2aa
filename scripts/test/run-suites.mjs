import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { buildIfStale } from "../build.mjs";
import { settleCounts } from "./counts.mjs";
import { runGroup } from "./group.mjs";
import { installSystemPrograms } from "./system.mjs";

/**
 * @typedef {import("./suites.mjs").Suite} Suite
 * @typedef {import("./counts.mjs").Counts & { name: string, note?: string, failures?: import("./failures.mjs").Failure[] }} Result
 */

/**
 * @param {readonly Suite[]} suites
 * @returns {Promise<Result[]>}
 */
export async function runSuites(suites) {
	mkdirSync(".results", { recursive: true });
	if (suites.some(({ name }) => name === "browser" || name === "terminal")) installSystemPrograms();
	const build = suites.some(({ needsBuild }) => needsBuild) ? [await runBuild()] : [];
	const unbuilt = build.some(({ failed }) => failed > 0);
	/** @type {Result[]} */
	const results = [];
	for (const suite of suites) {
		results.push(
			unbuilt && suite.needsBuild ? failure(suite.name, "not run: the build failed") : await runSuite(suite),
		);
	}
	return [...build, ...results];
}

/** @returns {Promise<Result>} */
async function runBuild() {
	announce("build");
	try {
		await buildIfStale();
		return { name: "build", passed: 1, failed: 0, skipped: 0 };
	} catch (error) {
		return failure("build", String(error));
	}
}

/**
 * @param {Suite} suite
 * @returns {Promise<Result>}
 */
async function runSuite({ name, command, report, count, failures, missing }) {
	announce(name);
	const reason = missing?.();
	if (reason) return { name, passed: 0, failed: 0, skipped: 1, note: reason };
	if (report) rmSync(report, { force: true });
	const code = await runGroup(command);
	const left = report && existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
	return { name, ...settleCounts(code, left && count?.(left)), failures: left && failures?.(left) };
}

/**
 * @param {string} name
 * @param {string} note
 * @returns {Result}
 */
function failure(name, note) {
	return { name, passed: 0, failed: 1, skipped: 0, note };
}

/** @param {string} name */
function announce(name) {
	console.log(`\n── ${name} ${"─".repeat(Math.max(0, 76 - name.length))}`);
}
