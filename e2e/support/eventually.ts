import { setTimeout as pause } from "node:timers/promises";

const interval = 100;

/**
 * Milliseconds that a busy machine may add to any time that is promised: in a test such a time tells late from never and is
 * no measure of speed, which the benchmark is for.
 */
export const stall = 4_000;

/**
 * Reads until `wanted` holds of what was read, and returns it; an error that shows the last reading after `timeout`
 * milliseconds. For tests that run at the same time as others, where vitest's `expect.poll` may not be used.
 */
export async function eventually<T>(
	read: () => T | Promise<T>,
	wanted: (value: T) => boolean,
	timeout = 10_000,
): Promise<T> {
	const deadline = performance.now() + timeout;
	for (;;) {
		const value = await read();
		if (wanted(value)) return value;
		if (performance.now() > deadline) throw new Error(`after ${timeout} ms it is still ${JSON.stringify(value)}`);
		await pause(interval);
	}
}
