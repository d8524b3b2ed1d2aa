import { expect, test } from "vitest";
import { median, percentile, summarize } from "./statistics";

test("the median is the middle one, or halfway between the two middle ones, whatever the order", () => {
	expect(median([9, 1, 5])).toBe(5);
	expect(median([10, 1, 4, 2])).toBe(3);
	expect(median([7])).toBe(7);
});

test("a percentile is one of the values, by nearest rank", () => {
	const hundred = Array.from({ length: 100 }, (_, n) => 100 - n);
	expect(percentile(hundred, 50)).toBe(50);
	expect(percentile(hundred, 99)).toBe(99);
	expect(percentile(hundred, 100)).toBe(100);
	expect(percentile([3, 1, 2], 99)).toBe(3);
});

test("numbers are ordered as numbers", () => {
	expect(percentile([10, 9, 100], 100)).toBe(100);
	expect(median([10, 9, 100])).toBe(10);
});

test("rounds that lie within thirty per cent are steady, others noisy", () => {
	expect(summarize([100, 90, 115])).toEqual({ median: 100, min: 90, max: 115, spread: 0.25, noisy: false });
	expect(summarize([100, 80, 115]).noisy).toBe(true);
	expect(summarize([0, 0, 0]).noisy).toBe(false);
});

test("no measurement is no figure", () => {
	expect(() => median([])).toThrow(/nothing/);
	expect(() => percentile([], 50)).toThrow(/nothing/);
});
