/** Old events are forgotten slice by slice, and the room says exactly how far. */
import { expect, test } from "vitest";
import { eventsAfter, logBounds, pruneOldest } from "../events";
import type { Store } from "../store";
import { makeRoom, type Open, postLine } from "./scene";

type Keeping = Parameters<typeof pruneOldest>[2];

/** Forgets until nothing is left to forget; returns the number of slices. */
export async function forget(store: Store, now: number, keeps: Keeping, slice = 1_000): Promise<number> {
	for (let slices = 0; ; slices++) if (!(await store.write(pruneOldest, now, keeps, slice))) return slices;
}

export function forgettingContract(open: Open): void {
	/** A room whose lines were posted at these times. */
	async function roomOf(store: Store, times: number[]) {
		const { id } = await makeRoom(store);
		for (const at of times) await store.write(postLine, { room_id: id, user: "ada", text: `at ${at}`, at });
		return id;
	}
	const hundreds = (count: number) => Array.from({ length: count }, (_, n) => (n + 1) * 100);

	/** What the room says is gone, and what is still there; both are the whole story. */
	async function standing(store: Store, id: string) {
		const [bounds] = await store.read(logBounds, [id], 0);
		const kept = (await store.read(eventsAfter, id, 0, 100)).map((event) => event.seq);
		return { pruned: bounds?.pruned, kept };
	}

	test("the newest stay, however old, and the young, however many", async () => {
		const store = await open();
		const id = await roomOf(store, hundreds(10));
		await forget(store, 850, { milliseconds: 0, events: 4 });
		expect(await standing(store, id)).toEqual({ pruned: 6, kept: [7, 8, 9, 10] });
		await forget(store, 1_850, { milliseconds: 1_000, events: 1 });
		expect(await standing(store, id)).toEqual({ pruned: 8, kept: [9, 10] });
	});

	test("a slice at a time, after each of which nothing up to `pruned` is there and all after it is", async () => {
		const store = await open();
		const keeps = { milliseconds: 0, events: 1 };
		await forget(store, 1_000, keeps);
		const id = await roomOf(store, hundreds(8));
		const seen = [];
		while (await store.write(pruneOldest, 1_000, keeps, 3)) seen.push(await standing(store, id));
		expect(seen).toEqual([
			{ pruned: 3, kept: [4, 5, 6, 7, 8] },
			{ pruned: 6, kept: [7, 8] },
			{ pruned: 7, kept: [8] },
		]);
	});

	test("a clock that ran back hides no event: what is kept begins before the first young one", async () => {
		const store = await open();
		const id = await roomOf(store, [100, 200, 900, 300, 400, 900]);
		await forget(store, 500, { milliseconds: 0, events: 1 }, 4);
		expect(await standing(store, id)).toEqual({ pruned: 2, kept: [3, 4, 5, 6] });
	});

	test("the longest overdue room comes first, and a long young one keeps nobody waiting", async () => {
		const store = await open();
		const young = await roomOf(
			store,
			Array.from({ length: 12 }, () => 5_000),
		);
		const [late, later] = [await roomOf(store, hundreds(6)), await roomOf(store, [50, ...hundreds(6)])];
		const keeps = { milliseconds: 0, events: 2 };
		await store.write(pruneOldest, 2_000, keeps, 2);
		expect([(await standing(store, later)).pruned, (await standing(store, late)).pruned]).toEqual([2, 0]);
		expect(await forget(store, 2_000, keeps, 2)).toBeGreaterThan(3);
		expect([(await standing(store, later)).pruned, (await standing(store, late)).pruned]).toEqual([5, 4]);
		expect((await standing(store, young)).pruned).toBe(0);
	});
}
