import { afterEach, beforeEach, expect } from "vitest";

const original = console.error;
let said: unknown[][] = [];

beforeEach(() => {
	said = [];
	console.error = (...words) => void said.push(words);
});

/** A test that expects a word on console.error replaces console.error itself; any other word fails it. */
afterEach(() => {
	console.error = original;
	expect(
		said,
		"console.error was called: fix the cause, or replace console.error in this test if it is expected",
	).toEqual([]);
});
