import { expect, test } from "vitest";
import { readSeqs, requireRun } from "./seqs";

test("the numbers of messages are found, and what only looks like one in a text is not", () => {
	const messages = [
		{ seq: 41, message: 'they said "seq":9', event_seq: 50 },
		{ event_seq: 51, seq: 42, message: "" },
	];
	expect(readSeqs(Buffer.from(JSON.stringify({ messages })))).toEqual([41, 42]);
});

test.each([
	["too few", [5, 6]],
	["too many", [5, 6, 7, 8]],
	["a hole", [5, 7, 8]],
	["disorder", [6, 5, 7]],
])("%s is no run", (_, seqs) => {
	expect(() => requireRun(seqs, 5, 8)).toThrow(/5 to 7 were due/);
});

test("a run is one", () => {
	expect(() => requireRun([5, 6, 7], 5, 8)).not.toThrow();
});
