/** What people do in the model: each deed done to the rows and to the reference alike. */
import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { hearStrangers } from "../../../db/hearing";
import { type Rows, run, type Store, type Transaction } from "../../../db/store";
import { heardSince } from "../matching";
import { joinRows, lapseRows, leaveRows, seekRows, silentRows, sweepRows, widenRows } from "../queue";
import type { Reference } from "./reference";

const names = ["ada", "bob", "cem", "dee", "eva"];
const person = fc.constantFrom(...names);
const tags = fc.subarray(["films", "go", "jazz"]);
const wanted = fc.record({
	tags,
	language: fc.constantFrom("en", "de", null),
	keep: fc.boolean(),
	again: fc.boolean(),
});

export const deed = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ kind: fc.constant("join" as const), who: person, wanted }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("leave" as const), who: person }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant("hear" as const), who: fc.subarray(names) }) },
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constantFrom("block" as const, "unblock" as const), who: person, whom: person }),
	},
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 12 }) }) },
);
export type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

/** Does it to both, at `now`; returns what time it is afterwards. */
export async function doDeed(store: Store, model: Reference, deed: Deed, now: number): Promise<number> {
	switch (deed.kind) {
		case "join": {
			const { tags, language, keep, again } = deed.wanted;
			const wish = {
				tags: JSON.stringify(tags),
				language,
				keep_tags: keep,
				auto_reconnect: again,
				shares_location: false,
			};
			await store.write(joinRows, deed.who, wish, now);
			model.join(deed.who, deed.wanted, now);
			return now + 1;
		}
		case "leave":
			await store.write(leaveRows, deed.who, now);
			model.leave(deed.who, now);
			return now + 1;
		case "hear":
			if (deed.who.length > 0) await store.write(hearStrangers, deed.who, heardSince(now), now);
			for (const who of deed.who) model.hear(who, now);
			return now + 1;
		case "block":
		case "unblock":
			await store.write(blockRows, deed.who, deed.whom, deed.kind === "block", now);
			model.blocks[deed.kind === "block" ? "add" : "delete"](`${deed.who} ${deed.whom}`);
			await store.write(seekRows, deed.who, now);
			model.seek(deed.who, now);
			return now + 1;
		case "wait":
			await tick(store, model, now + deed.seconds * 1_000);
			return now + deed.seconds * 1_000 + 1;
	}
}

async function tick(store: Store, model: Reference, now: number): Promise<void> {
	await store.write(sweepRows, now);
	for (const silent of await store.read(silentRows, now)) await store.write(lapseRows, silent, now);
	await store.write(widenRows, now);
	model.tick(now);
}

function* blockRows(
	{ query, tables: { blocks } }: Rows,
	user_id: string,
	blocked_id: string,
	on: boolean,
	created_at: number,
): Transaction<void> {
	yield* run(query.delete(blocks).where(and(eq(blocks.user_id, user_id), eq(blocks.blocked_id, blocked_id))));
	if (on) yield* run(query.insert(blocks).values({ user_id, blocked_id, created_at }));
}
