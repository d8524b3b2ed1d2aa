/** A room in which people talk at an even pace. */
import { setTimeout as pause } from "node:timers/promises";
import type { Posters } from "./posters";

export const postsPerSecond = 10;

/** Resolves to how many messages were acknowledged, each before the next. */
export async function talk(posters: Posters, seconds: number): Promise<number> {
	const count = Math.round(seconds * postsPerSecond);
	const start = performance.now();
	for (let n = 0; n < count; n++) {
		await pause(Math.max(0, start + (n * 1_000) / postsPerSecond - performance.now()));
		await posters.post(n);
	}
	return count;
}
