import { setTimeout as pause } from "node:timers/promises";

const limit = 60_000;

/** Resolves once `condition` holds, looked at each few milliseconds. */
export async function waitUntil(condition: () => boolean, what: string): Promise<void> {
	const deadline = performance.now() + limit;
	while (!condition()) {
		if (performance.now() > deadline) throw new Error(`Waited ${limit / 1_000} s in vain for ${what}`);
		await pause(2);
	}
}

/** Runs `tasks` of work side by side and waits for all, so that none fails unseen. */
export async function inParallel<T>(
	items: readonly T[],
	work: (item: T, index: number) => Promise<void>,
): Promise<void> {
	await Promise.all(items.map(work));
}

/** Each of `workers` does `work` over and over for `seconds`; resolves to how often it was done in all. */
export async function repeatFor<T>(
	seconds: number,
	workers: readonly T[],
	work: (worker: T, index: number) => Promise<void>,
): Promise<number> {
	const deadline = performance.now() + seconds * 1_000;
	let done = 0;
	await inParallel(workers, async (worker, index) => {
		for (; performance.now() < deadline; done++) await work(worker, index);
	});
	return done;
}
