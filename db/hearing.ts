/** Who is there, as their leases say: written for many people at once, and so in an order that all writers keep. */
import { and, asc, eq, gt, inArray, isNull, lte, max, ne, or, type SQL, sql } from "drizzle-orm";
import { holdQueue } from "./queue";
import { all, first, type Rows, run, type Transaction } from "./store";

/** Holds the rows of these people; who else holds several of them takes them in the same order, or holds the queue. */
export function* holdInOrder(rows: Rows, people: SQL | undefined): Transaction<void> {
	const { strangers } = rows.tables;
	const id = { id: strangers.user_id };
	yield* all(rows.lock(rows.query.select(id).from(strangers).where(people).orderBy(asc(strangers.user_id))));
}

/**
 * Notes that these people were there at `now`; whom the rows do not know yet only looks on. Who waits and was not heard of
 * since `heard_since` has left already.
 */
export function* hearStrangers(
	rows: Rows,
	ids: readonly string[],
	heard_since: number,
	now: number,
): Transaction<void> {
	const { query, tables } = rows;
	const { strangers } = tables;
	yield* holdQueue(rows);
	yield* holdInOrder(rows, inArray(strangers.user_id, [...ids]));
	const there = or(ne(strangers.status, "waiting"), gt(strangers.heard_at, heard_since));
	const earlier = and(inArray(strangers.user_id, [...ids]), there);
	const id = { id: strangers.user_id };
	const heard = yield* all(query.update(strangers).set({ heard_at: now }).where(earlier).returning(id));
	const known = new Set(heard.map(({ id }) => id));
	const onlookers = ids
		.filter((id) => !known.has(id))
		.map((user_id) => ({ ...onlooker, user_id, since: now, heard_at: now }));
	if (onlookers.length > 0) yield* run(query.insert(strangers).values(onlookers).onConflictDoNothing());
}

const onlooker = {
	status: "idle" as const,
	tags: "[]",
	language: null,
	keep_tags: false,
	auto_reconnect: false,
	room_id: null,
	last_partner_id: null,
	shares_location: false,
	location: null,
};

/**
 * Notes who is paired, was not heard of since `before`, and reads the pair's room all the same. A stream is there now; a
 * poll was there when it took its lease, which lasts for `pollLease` milliseconds.
 */
export function* hearPresent(rows: Rows, before: number, now: number, pollLease: number): Transaction<void> {
	const { query, tables } = rows;
	const { strangers, presence, instances } = tables;
	const running = query.select({ id: instances.id }).from(instances).where(gt(instances.expires_at, now));
	const streams = and(isNull(presence.expires_at), inArray(presence.instance_id, running));
	const silent = and(eq(strangers.status, "paired"), lte(strangers.heard_at, before));
	yield* holdInOrder(rows, silent);
	const there = and(eq(presence.room_id, strangers.room_id), eq(presence.user_id, strangers.user_id));
	const open = query.select({ id: presence.user_id }).from(presence).where(and(there, streams));
	yield* run(
		query
			.update(strangers)
			.set({ heard_at: now })
			.where(and(silent, sql`exists ${open}`)),
	);
	const polled = sql<number>`(select max(${presence.expires_at}) - ${pollLease} from ${presence} where ${there})`;
	yield* run(
		query
			.update(strangers)
			.set({ heard_at: polled })
			.where(and(silent, gt(polled, strangers.heard_at))),
	);
}

/** When the person last did something in the room that its log tells of; being brought in is not their deed. */
export function* lastDeed({ query, tables: { events } }: Rows, room_id: string, user_id: string): Transaction<number> {
	const own = and(eq(events.room_id, room_id), eq(events.user_id, user_id), ne(events.type, "user_joined"));
	return (
		(yield* first(
			query
				.select({ at: max(events.created_at) })
				.from(events)
				.where(own),
		))?.at ?? 0
	);
}
