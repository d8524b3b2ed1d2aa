import { expect, test } from "vitest";
import { timesOf } from "./clock";
import { say, type Talk } from "./story";

const lines = [say("jo", "a"), say("noa", "b".repeat(900)), say("jo", "c")];

test("a talk of an earlier day begins when it says, by the clock on the wall", () => {
	const now = new Date(2026, 10, 21, 0, 10).getTime();
	const [first = 0, second = 0, third = 0] = timesOf({ when: { daysAgo: 1, from: "20:11" }, lines }, now);
	expect(new Date(first)).toEqual(new Date(2026, 10, 20, 20, 11, 7));
	expect(second).toBeGreaterThan(first);
	expect(third).toBeGreaterThan(second);
});

test("a talk that is still going on ends a minute ago", () => {
	const now = Date.UTC(2026, 10, 21, 12);
	const talk: Talk = { when: { minutesAgo: 50 }, lines };
	expect(timesOf(talk, now)).toEqual([now - 50 * 60_000, expect.any(Number), now - 60_000]);
});
