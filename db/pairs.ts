/** Pairs of strangers: made, parted, and what of one's last pair is remembered. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import { holdInOrder } from "./hearing";
import { prepared, rowOf } from "./prepared";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { PairRow } from "./strangers";

/** A pair's room can be read for this long (milliseconds) after one of the two has left. */
export const pairRemains = 10 * 60_000;

const newPair = prepared(({ query, tables }, pair: PairRow) =>
	query.insert(tables.pairs).values(rowOf(tables.pairs, pair)),
);

export function* insertPair(rows: Rows, pair: PairRow): Transaction<void> {
	yield* run(newPair(rows, pair));
}

const pairOfRoom = prepared(({ query, tables: { pairs } }, { room_id }: { room_id: string }) =>
	query.select().from(pairs).where(eq(pairs.room_id, room_id)),
);

export function* findPair(rows: Rows, room_id: string): Transaction<PairRow | undefined> {
	return yield* first(pairOfRoom(rows, { room_id }));
}

export function* changePair(
	{ query, tables: { pairs } }: Rows,
	room_id: string,
	change: Partial<Pick<PairRow, "stay_a" | "stay_b">>,
): Transaction<void> {
	yield* run(query.update(pairs).set(change).where(eq(pairs.room_id, room_id)));
}

export const partnerIn = ({ user_a, user_b }: Pick<PairRow, "user_a" | "user_b">, user_id: string) =>
	user_a === user_id ? user_b : user_a;

/** Parts the pair of this room, which the transaction holds: `leaver` is free, the other has been left. */
export function* partPair(rows: Rows, room_id: string, leaver: string, now: number): Transaction<void> {
	const { query, tables } = rows;
	const { pairs, strangers } = tables;
	const together = and(eq(pairs.room_id, room_id), isNull(pairs.ended_at));
	const [pair] = yield* all(query.update(pairs).set({ ended_at: now }).where(together).returning());
	const own = (user_id: string) => and(eq(strangers.user_id, user_id), eq(strangers.room_id, room_id));
	if (pair) {
		yield* holdInOrder(rows, inArray(strangers.user_id, [pair.user_a, pair.user_b]));
		const left = and(own(partnerIn(pair, leaver)), eq(strangers.status, "paired"));
		yield* run(query.update(strangers).set({ status: "ended", since: now }).where(left));
	}
	const free = and(own(leaver), inArray(strangers.status, ["paired", "ended"]));
	yield* run(query.update(strangers).set({ status: "idle", since: now }).where(free));
}
