/** What the queue must do on every engine: the same as its rules in plain words, and no pair twice whoever hurries. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { insertUser } from "../../../db/accounts";
import { personRow } from "../../../db/contract/scene";
import { all, type Rows, run, type Store, type Transaction } from "../../../db/store";
import { joinRows } from "../queue";
import { type Deed, deed, doDeed } from "./deeds";
import { Reference } from "./reference";

/** An empty queue. */
export function* clear({ query, tables }: Rows): Transaction<void> {
	for (const table of [tables.strangers, tables.stranger_tags, tables.blocks, tables.pairs])
		yield* run(query.delete(table));
}

/** Each person's status and partner, and the pairs that have not ended. */
function* look({ query, tables: { strangers, pairs } }: Rows) {
	const people = yield* all(query.select().from(strangers));
	const together = (yield* all(query.select().from(pairs))).filter((pair) => pair.ended_at === null);
	return { people, together };
}

export function queueContract(open: () => Promise<Store>, runs: number): void {
	test("whatever people do, rows and rules agree after each deed", async () => {
		const store = await open();
		await fc.assert(
			fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 40 }), (deeds) => live(store, deeds)),
			{ numRuns: runs },
		);
	}, 60_000);

	test.each([2, 32])("%i people who join at the same moment end up in pairs, each in one", async (crowd) => {
		const store = await open();
		await store.write(clear);
		const now = Date.now();
		const people = Array.from({ length: crowd }, (_, n) => `racer${n}of${crowd}x${process.pid}`);
		for (const id of people) await store.write(insertUser, personRow({ id }));
		await Promise.all(people.map((id) => store.write(joinRows, id, anything, now)));
		const { people: after, together } = await store.read(look);
		expect(after.map(({ status }) => status)).toEqual(people.map(() => "paired"));
		expect(together).toHaveLength(crowd / 2);
		expect(new Set(together.flatMap(({ user_a, user_b }) => [user_a, user_b])).size).toBe(crowd);
	});

	test("of two who reach for the last one waiting at the same moment one gets them and the other waits", async () => {
		const store = await open();
		for (let round = 0; round < 10; round++) {
			await store.write(clear);
			const [last = "", ...both] = ["last", "one", "other"].map((name) => `${name}${round}x${process.pid}`);
			for (const id of [last, ...both]) await store.write(insertUser, personRow({ id }));
			await store.write(joinRows, last, { ...anything, tags: '["go"]' }, 1_000);
			await Promise.all(
				both.map((id) => store.write(joinRows, id, { ...anything, tags: '["go","x"]', keep_tags: true }, 1_001)),
			);
			const { people, together } = await store.read(look);
			expect(people.map(({ status }) => status).sort()).toEqual(["paired", "paired", "waiting"]);
			expect(together).toHaveLength(1);
		}
	});
}

const anything = { tags: "[]", language: null, keep_tags: false, auto_reconnect: false, shares_location: false };

/** One history from an empty queue; the clock is its own. */
async function live(store: Store, deeds: readonly Deed[]): Promise<void> {
	await store.write(clear);
	const model = new Reference();
	let now = 1_000_000;
	for (const deed of deeds) {
		now = await doDeed(store, model, deed, now);
		const { people, together } = await store.read(look);
		const seen = people.map(({ user_id, status, last_partner_id }) => [user_id, status, last_partner_id ?? ""]);
		const expected = [...model.people.values()].map(({ id, status, partner }) => [id, status, partner]);
		expect(seen.sort()).toEqual(expected.sort());
		const paired = people.filter(({ status }) => status === "paired").map(({ user_id }) => user_id);
		expect(together.flatMap(({ user_a, user_b }) => [user_a, user_b]).sort()).toEqual(paired.sort());
		if (deed.kind === "wait") expectNobodyLeft(model, now);
	}
}

/** Nobody waits beside somebody whom they could be paired with. */
function expectNobodyLeft(model: Reference, now: number): void {
	for (const person of model.people.values()) {
		if (person.status === "waiting") expect(model.possible(person, now - 1)).toEqual([]);
	}
}
