/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * A file that could not even be loaded has no tests to count; it counts as one that failed.
 * @param {any} report of vitest's JSON reporter
 * @returns {Counts}
 */
export function vitestCounts(report) {
	const unloadable = report.testResults.filter(
		(/** @type {any} */ file) => file.status === "failed" && file.assertionResults.length === 0,
	);
	const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report;
	return {
		passed: numPassedTests,
		failed: numFailedTests + unloadable.length,
		skipped: numPendingTests + (numTodoTests ?? 0),
	};
}

/**
 * @param {any} report of Playwright's JSON reporter
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors }) {
	return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/**
 * What a suite's run amounts to: its report where it left one, else its exit code. A run that ends badly never counts as
 * all passed, whatever its report says.
 * @param {number} code
 * @param {Counts | undefined} reported
 * @returns {Counts}
 */
export function settleCounts(code, reported) {
	if (!reported) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
	return code !== 0 && reported.failed === 0 ? { ...reported, failed: 1 } : reported;
}
