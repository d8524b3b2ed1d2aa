const underCI = ![undefined, "", "0", "false"].includes(process.env.CI);

/**
 * Names all that failed, for whoever sees only the end; then a line a suite and, as the last line, "N passed, N failed".
 * Under CI whatever was skipped counts as failed: there everything is to run.
 * @param {readonly import("./run-suites.mjs").Result[]} results
 * @returns {number} the exit code
 */
export function printSummary(results) {
	printFailures(results);
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

/** @param {readonly import("./run-suites.mjs").Result[]} results */
function printFailures(results) {
	const failed = results.flatMap(({ name, failures = [] }) => failures.map((failure) => ({ name, ...failure })));
	if (failed.length > 0) console.log("\n── failed ".padEnd(80, "─"));
	for (const { name, title, reason } of failed) console.log(`✗ ${name}: ${title}\n${reason.replace(/^/gm, "    ")}`);
}
