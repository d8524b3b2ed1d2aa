import fc from "fast-check";
import { expect, test } from "vitest";
import { reconnectDelay } from "../events/limits";
import { backoffDelay } from "./backoff";

const chance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

test("the first wait lies between the shortest and the longest first delay", () => {
	expect(backoffDelay(0, {}, () => 0)).toBe(reconnectDelay.min);
	expect(backoffDelay(0, {}, () => 0.999)).toBeCloseTo(reconnectDelay.max, -1);
});

test("the ceiling doubles with every attempt and stops at the cap", () => {
	const ceilings = [0, 1, 2, 3, 4, 5, 60].map((attempt) => backoffDelay(attempt, {}, () => 1));
	expect(ceilings).toEqual([1_500, 3_000, 6_000, 12_000, 24_000, 30_000, 30_000]);
});

test("no wait is shorter than the shortest delay or longer than the cap, whatever the server wishes for its streams", () => {
	const bounded = fc.property(fc.nat(100), chance, fc.option(fc.nat(100_000), { nil: undefined }), (n, luck, retry) => {
		const delay = backoffDelay(n, { retry }, () => luck);
		return delay >= reconnectDelay.min && delay <= reconnectDelay.cap;
	});
	fc.assert(bounded);
});

test("a wait that the server asked for is never cut short", () => {
	fc.assert(fc.property(fc.nat(20), chance, (n, luck) => backoffDelay(n, { notBefore: 45_000 }, () => luck) >= 45_000));
});
