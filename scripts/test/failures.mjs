/**
 * One that failed: which, and the first lines of why.
 * @typedef {{ title: string, reason: string }} Failure
 */

const ansi = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
const reasonLines = 12;

/**
 * @param {any} report of vitest's JSON reporter
 * @returns {Failure[]}
 */
export function vitestFailures(report) {
	return report.testResults.flatMap((/** @type {any} */ file) => {
		const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === "failed");
		if (failed.length === 0) return file.status === "failed" ? [failure(file.name, file.message)] : [];
		return failed.map((/** @type {any} */ test) =>
			failure(`${file.name} > ${test.fullName}`, test.failureMessages.join("\n")),
		);
	});
}

/**
 * @param {any} report of Playwright's JSON reporter
 * @returns {Failure[]}
 */
export function playwrightFailures({ suites = [], errors }) {
	const outside = errors.map((/** @type {any} */ error) => failure("outside every test", error.message));
	return [...suites.flatMap(specFailures), ...outside];
}

/**
 * @param {any} suite
 * @returns {Failure[]}
 */
function specFailures({ specs = [], suites = [] }) {
	const failed = specs.filter((/** @type {any} */ spec) => !spec.ok);
	const own = failed.map((/** @type {any} */ spec) => {
		const results = spec.tests.flatMap((/** @type {any} */ test) => test.results);
		const errors = results.flatMap((/** @type {any} */ result) => result.errors ?? []);
		return failure(
			`${spec.file}:${spec.line} > ${spec.title}`,
			errors.map((/** @type {any} */ { message }) => message).join("\n"),
		);
	});
	return [...own, ...suites.flatMap(specFailures)];
}

/**
 * @param {string} title
 * @param {string | undefined} reason
 * @returns {Failure}
 */
function failure(title, reason = "") {
	const lines = reason.replace(ansi, "").split("\n").slice(0, reasonLines);
	return { title: title.replace(`${process.cwd()}/`, ""), reason: lines.join("\n") };
}
