import { afterAll, beforeAll, expect, test } from "vitest";
import { relateDay } from "./day";

const before = process.env.TZ;
beforeAll(() => {
	process.env.TZ = "America/New_York";
});
afterAll(() => {
	if (before === undefined) delete process.env.TZ;
	else process.env.TZ = before;
});

const startOf = (year: number, month: number, day: number) => new Date(year, month - 1, day).getTime();

test("the days around a change of the clocks are yesterday and today, though they have 23 and 25 hours", () => {
	expect(new Date(2026, 10, 1).getTimezoneOffset()).not.toBe(new Date(2026, 10, 2).getTimezoneOffset());
	expect(relateDay(startOf(2026, 11, 1), startOf(2026, 11, 2))).toBe("yesterday");
	expect(relateDay(startOf(2026, 3, 8), startOf(2026, 3, 9))).toBe("yesterday");
	expect(relateDay(startOf(2026, 11, 2), startOf(2026, 11, 2))).toBe("today");
	expect(relateDay(startOf(2026, 10, 31), startOf(2026, 11, 2))).toBeNull();
	expect(relateDay(startOf(2026, 11, 3), startOf(2026, 11, 2))).toBeNull();
});
