const underCI = ![undefined, "", "0", "false"].includes(process.env.CI);

/**
 * Prints a line a suite and, as the last line, "N passed, N failed". Under CI whatever was skipped counts as failed: there
 * everything is to run.
 * @param {readonly import("./run-suites.mjs").Result[]} results
 * @returns {number} the exit code
 */
export function printSummary(results) {
	console.log("\n── summary ".padEnd(80, "─"));
	const counted = underCI ? results.map((result) => ({ ...result, failed: result.failed + result.skipped })) : results;
	for (const { name, passed, failed, skipped, note } of counted) {
		const mark = failed > 0 ? "✗" : passed > 0 ? "✓" : "–";
		const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} SKIPPED` : ""}`;
		console.log(`${mark} ${name.padEnd(10)}${counts}${note ? ` (${note})` : ""}`);
	}
	const sum = (/** @type {"passed" | "failed"} */ key) => counted.reduce((total, result) => total + result[key], 0);
	console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
	return sum("failed") === 0 && sum("passed") > 0 ? 0 : 1;
}
