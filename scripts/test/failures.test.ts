import { expect, test } from "vitest";
import { playwrightFailures, vitestFailures } from "./failures.mjs";

test("each failed test is named with its file and the reason", () => {
	const passed = { status: "passed", fullName: "a", failureMessages: [] };
	const failed = {
		status: "failed",
		fullName: "rooms > end",
		failureMessages: ["\u001b[31mexpected 1\u001b[39m\nat x"],
	};
	const testResults = [
		{ name: `${process.cwd()}/lib/a.test.ts`, status: "failed", assertionResults: [passed, failed] },
	];
	expect(vitestFailures({ testResults })).toEqual([
		{ title: "lib/a.test.ts > rooms > end", reason: "expected 1\nat x" },
	]);
});

test("a file that could not be loaded is named", () => {
	const testResults = [{ name: "lib/b.test.ts", status: "failed", message: "no such module", assertionResults: [] }];
	expect(vitestFailures({ testResults })).toEqual([{ title: "lib/b.test.ts", reason: "no such module" }]);
});

test("specs are found in suites within suites, and errors outside of them too", () => {
	const spec = (ok: boolean, title: string) => ({
		ok,
		title,
		file: "a.spec.ts",
		line: 3,
		tests: [{ results: [{ errors: ok ? [] : [{ message: "not visible" }] }] }],
	});
	const suites = [{ specs: [spec(true, "one")], suites: [{ specs: [spec(false, "two")] }] }];
	expect(playwrightFailures({ suites, errors: [{ message: "no browser" }] })).toEqual([
		{ title: "a.spec.ts:3 > two", reason: "not visible" },
		{ title: "outside every test", reason: "no browser" },
	]);
});
