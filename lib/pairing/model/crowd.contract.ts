/** What the queue must keep while everybody does everything at once, and what time alone decides. */
import { expect, test } from "vitest";
import { insertUser } from "../../../db/accounts";
import { personRow } from "../../../db/contract/scene";
import { hearStrangers } from "../../../db/hearing";
import { all, type Rows, type Store, type Transaction } from "../../../db/store";
import { findStranger } from "../../../db/strangers";
import { leaseSince } from "../matching";
import { joinRows, leaveRows, sweepRows, type Wish, widenRows } from "../queue";
import { clear } from "./queue.contract";

const wish = (tags: string[], keep_tags = true): Wish => ({
	tags: JSON.stringify(tags),
	language: null,
	keep_tags,
	auto_reconnect: false,
	shares_location: false,
});

function* look({ query, tables: { strangers, pairs, stranger_tags } }: Rows) {
	const people = yield* all(query.select().from(strangers));
	const together = (yield* all(query.select().from(pairs))).filter((pair) => pair.ended_at === null);
	return { people, together, tags: yield* all(query.select().from(stranger_tags)) };
}

function* makePeople(rows: Rows, ids: readonly string[]): Transaction<void> {
	for (const id of ids) yield* insertUser(rows, personRow({ id }));
}

export function crowdContract(open: () => Promise<Store>): void {
	test("whoever joins, leaves and is heard of at the same moment, pairs stay pairs and the queue holds who waits", async () => {
		const store = await open();
		await store.write(clear);
		const ids = Array.from({ length: 24 }, (_, n) => `crowd${n}x${process.pid}`);
		await store.write(makePeople, ids);
		const deeds = [
			(id: string, n: number, now: number) => store.write(joinRows, id, wish([`t${n % 3}`], n % 2 === 0), now),
			(id: string, n: number, now: number) => store.write(joinRows, id, wish(n % 5 === 0 ? [] : [`t${n % 2}`]), now),
			(id: string, _: number, now: number) => store.write(leaveRows, id, now),
			(id: string, _: number, now: number) =>
				store.write(hearStrangers, [id, ...ids.slice(0, 9)], leaseSince(now), now),
			(_: string, __: number, now: number) => store.write(widenRows, now).then(() => store.write(sweepRows, now)),
		];
		const work = async (_: unknown, worker: number) => {
			for (let n = 0; n < 12; n++) {
				const id = ids[(worker * 5 + n * 7) % ids.length] ?? "";
				await deeds[(worker + n) % deeds.length]?.(id, worker + n, Date.now());
			}
		};
		await Promise.all(Array.from({ length: 16 }, work));
		const { people, together, tags } = await store.read(look);
		const withStatus = (status: string) => people.filter((one) => one.status === status).map(({ user_id }) => user_id);
		expect(together.flatMap(({ user_a, user_b }) => [user_a, user_b]).sort()).toEqual(withStatus("paired").sort());
		for (const { user_id } of tags) expect(withStatus("waiting")).toContain(user_id);
	});

	test("the last partner is met again at once where neither of the two can hope for anybody else", async () => {
		const store = await open();
		await store.write(clear);
		const [ada, bob, cem] = ["ada", "bob", "cem"].map((name) => `${name}x${process.pid}`) as [string, string, string];
		await store.write(makePeople, [ada, bob, cem]);
		const at = async (now: number, who: string, tags: string[] | null) => {
			await (tags ? store.write(joinRows, who, wish(tags), now) : store.write(leaveRows, who, now));
			return (await store.read(findStranger, who))?.status;
		};
		await at(0, ada, ["go"]);
		expect(await at(0, bob, ["go"])).toBe("paired");
		for (const one of [ada, bob]) await at(1_000, one, null);
		// Whoever insists on another tag is no hope.
		expect(await at(1_500, cem, ["chess"])).toBe("waiting");
		expect(await at(2_000, ada, ["go", "jazz"])).toBe("waiting");
		expect(await at(3_000, bob, ["go"])).toBe("paired");
		expect((await store.read(findStranger, ada))?.last_partner_id).toBe(bob);
	});

	test("while a third waits whom one of them can hope for, they are not; once the third is gone, they are", async () => {
		const store = await open();
		await store.write(clear);
		const [dee, eve, fay] = ["dee", "eve", "fay"].map((name) => `${name}x${process.pid}`) as [string, string, string];
		await store.write(makePeople, [dee, eve, fay]);
		const join = (now: number, who: string, tags: string[], keep: boolean) =>
			store.write(joinRows, who, wish(tags, keep), now);
		const second = async (now: number) => {
			await store.write(hearStrangers, [dee, eve, fay], leaseSince(now), now);
			await store.write(widenRows, now);
			return [dee, eve].map(async (id) => (await store.read(findStranger, id))?.status);
		};
		await join(0, dee, ["go"], true);
		await join(0, eve, ["go"], true);
		for (const one of [dee, eve]) await store.write(leaveRows, one, 1_000);
		await join(1_500, fay, ["chess"], false);
		await join(2_000, dee, ["go"], false);
		await join(2_000, eve, ["go"], true);
		expect(await Promise.all(await second(5_000))).toEqual(["waiting", "waiting"]);
		await store.write(leaveRows, fay, 6_000);
		expect(await Promise.all(await second(6_100))).toEqual(["paired", "paired"]);
		for (const one of [dee, eve]) await store.write(leaveRows, one, 7_000);
		await join(7_500, fay, ["chess"], false);
		await join(8_000, dee, ["go"], false);
		await join(8_000, eve, ["go"], true);
		await second(18_100);
		expect((await store.read(findStranger, dee))?.last_partner_id).toBe(fay);
	});
}
