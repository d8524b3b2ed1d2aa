import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Throttle } from "./throttle";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first request runs at once, the rest of its second together at the end of it", () => {
	const runs: number[] = [];
	const throttle = new Throttle(1_000, () => runs.push(performance.now()));
	const began = performance.now();
	throttle.request();
	vi.advanceTimersByTime(1);
	for (let n = 0; n < 50; n++) throttle.request();
	vi.advanceTimersByTime(5_000);
	expect(runs.map((at) => Math.round((at - began) / 1_000))).toEqual([0, 1]);
});

test("nothing runs after it was stopped", () => {
	const action = vi.fn();
	const throttle = new Throttle(1_000, action);
	throttle.request();
	throttle.stop();
	vi.advanceTimersByTime(5_000);
	expect(action).not.toHaveBeenCalled();
});
