import { expect, test } from "vitest";
import { playwrightCounts, settleCounts, vitestCounts } from "./counts.mjs";

const file = { status: "passed", assertionResults: [{}] };
const vitestReport = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [file] };

test("a test file that could not be loaded counts as a failure", () => {
	const broken = { status: "failed", assertionResults: [] };
	expect(vitestCounts({ ...vitestReport, testResults: [file, broken] })).toEqual({ passed: 3, failed: 2, skipped: 3 });
});

test("an error of Playwright outside every test counts as a failure", () => {
	const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 1 };
	expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 1, skipped: 1 });
});

test("a run that ends badly never counts as all passed", () => {
	expect(settleCounts(1, { passed: 9, failed: 0, skipped: 0 })).toEqual({ passed: 9, failed: 1, skipped: 0 });
	expect(settleCounts(1, { passed: 9, failed: 2, skipped: 0 })).toEqual({ passed: 9, failed: 2, skipped: 0 });
});

test("a run without a report counts as one test", () => {
	expect(settleCounts(0, undefined)).toEqual({ passed: 1, failed: 0, skipped: 0 });
	expect(settleCounts(1, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
