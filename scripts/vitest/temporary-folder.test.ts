import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import ownTemporaryFolder from "./temporary-folder";

test("what tests make in the temporary folder stands in the run's own, this run's too", () => {
	expect(tmpdir()).toMatch(/parley-run-\w+$/);
});

test("with a run goes everything that it left, and the next finds the folder that was", () => {
	const before = tmpdir();
	const end = ownTemporaryFolder();
	const left = mkdtempSync(path.join(tmpdir(), "left-behind-"));
	expect(path.relative(before, left)).toMatch(/^parley-run-\w+.left-behind-\w+$/);
	end();
	expect(existsSync(path.dirname(left))).toBe(false);
	expect(tmpdir()).toBe(before);
});
