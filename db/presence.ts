/** Leases on being here and on typing: none outlives its expiry, whatever becomes of the process that took it. */
import {
	and,
	asc,
	countDistinct,
	eq,
	gt,
	inArray,
	isNotNull,
	isNull,
	lte,
	notInArray,
	or,
	type SQL,
} from "drizzle-orm";
import type { UserRow } from "./accounts";
import { prepared, rowOf } from "./prepared";
import { all, first, one, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

interface Here {
	room_id: string;
	user_id: string;
	/** The process that holds the stream; empty for a poll. */
	instance_id: string;
	/** Null while a stream is open. */
	expires_at: number | null;
}

const presenceTaken = prepared(({ query, tables: { presence } }, lease: Here) => {
	const target = [presence.room_id, presence.user_id, presence.instance_id];
	const set = { expires_at: lease.expires_at };
	return query.insert(presence).values(rowOf(presence, lease)).onConflictDoUpdate({ target, set });
});

export function* takePresence(rows: Rows, leases: readonly Here[]): Transaction<void> {
	for (const lease of leases) yield* run(presenceTaken(rows, lease));
}

const presenceLapsed = prepared(({ query, tables: { presence } }, lease: Here) => {
	const held = and(
		eq(presence.room_id, lease.room_id),
		eq(presence.user_id, lease.user_id),
		eq(presence.instance_id, lease.instance_id),
	);
	return query.update(presence).set({ expires_at: lease.expires_at }).where(held);
});

/** Lets the streams' lease run out at `expires_at`; a lease that was taken away meanwhile stays away. */
export function* lapsePresence(rows: Rows, lease: Here): Transaction<void> {
	yield* run(presenceLapsed(rows, lease));
}

/** Keeps the streams of process `id` present until `expires_at`. */
export function* renewInstance({ query, tables }: Rows, id: string, expires_at: number): Transaction<void> {
	const { instances } = tables;
	const lease = { id, expires_at };
	yield* run(query.insert(instances).values(lease).onConflictDoUpdate({ target: instances.id, set: { expires_at } }));
}

/** Forgets process `id` and every stream it held. */
export function* dropInstance({ query, tables }: Rows, id: string): Transaction<void> {
	const { instances, presence } = tables;
	yield* run(query.delete(presence).where(eq(presence.instance_id, id)));
	yield* run(query.delete(instances).where(eq(instances.id, id)));
}

/** Forgets everybody who was here or typed, as after a restart of the only server. */
export function* dropLeases({ query, tables }: Rows): Transaction<void> {
	for (const lease of [tables.presence, tables.instances, tables.typing]) yield* run(query.delete(lease));
}

function present({ query, tables }: Rows, now: number) {
	const { presence, instances } = tables;
	const running = query.select({ id: instances.id }).from(instances).where(gt(instances.expires_at, now));
	return or(gt(presence.expires_at, now), and(isNull(presence.expires_at), inArray(presence.instance_id, running)));
}

interface Looked {
	room_id: string;
	now: number;
}

const onlineInOne = prepared((rows, { room_id, now }: Looked) => {
	const { presence } = rows.tables;
	return rows.query
		.select({ online: countDistinct(presence.user_id) })
		.from(presence)
		.where(and(eq(presence.room_id, room_id), present(rows, now)));
});

/** How many people are in the room now. */
export function* countOnlineIn(rows: Rows, room_id: string, now: number): Transaction<number> {
	return (yield* one(onlineInOne(rows, { room_id, now }))).online;
}

/** How many people are in each of the rooms now; a room that it does not name is empty. */
export function* countOnline(rows: Rows, roomIds: readonly string[], now: number): Transaction<Map<string, number>> {
	const [room_id, ...others] = roomIds;
	if (room_id === undefined) return new Map();
	if (others.length === 0) return new Map([[room_id, yield* countOnlineIn(rows, room_id, now)]]);
	const { presence } = rows.tables;
	const counts = yield* all(
		rows.query
			.select({ room_id: presence.room_id, online: countDistinct(presence.user_id) })
			.from(presence)
			.where(and(inArray(presence.room_id, [...roomIds]), present(rows, now)))
			.groupBy(presence.room_id),
	);
	return new Map(counts.map(({ room_id, online }) => [room_id, online]));
}

const peopleIn = prepared((rows, { room_id, now, limit }: Looked & { limit: number }) => {
	const { presence, users } = rows.tables;
	return rows.query
		.selectDistinct({ user_id: users.id, user: users.username, kind: users.kind })
		.from(presence)
		.innerJoin(users, eq(users.id, presence.user_id))
		.where(and(eq(presence.room_id, room_id), present(rows, now)))
		.orderBy(asc(users.username), asc(users.id))
		.limit(limit);
});

export interface Present {
	user_id: string;
	user: string;
	kind: UserRow["kind"];
}

/** Who is in the room now, by name, at most `limit`. */
export function* listOnline(rows: Rows, room_id: string, now: number, limit: number): Transaction<Present[]> {
	return yield* all(peopleIn(rows, { room_id, now, limit }));
}

/** Ids of the people in the room now. */
export function* listOnlineIds(rows: Rows, roomId: string, now: number): Transaction<Set<string>> {
	const { presence } = rows.tables;
	const here = and(eq(presence.room_id, roomId), present(rows, now));
	const found = yield* all(rows.query.selectDistinct({ id: presence.user_id }).from(presence).where(here));
	return new Set(found.map(({ id }) => id));
}

/** Deletes leases that no longer count. */
export function* sweepLeases(rows: Rows, now: number): Transaction<void> {
	const { query, tables } = rows;
	const { presence, instances, typing } = tables;
	yield* run(query.delete(instances).where(lte(instances.expires_at, now)));
	const running = query.select({ id: instances.id }).from(instances);
	const orphaned = and(isNull(presence.expires_at), notInArray(presence.instance_id, running));
	const lapsed = and(isNotNull(presence.expires_at), lte(presence.expires_at, now));
	yield* run(query.delete(presence).where(or(lapsed, orphaned)));
	yield* run(query.delete(typing).where(lte(typing.expires_at, now)));
}

type TypingRow = Tables["typing"]["$inferSelect"];

const typingTaken = prepared(({ query, tables: { typing } }, lease: TypingRow) => {
	const set = { expires_at: lease.expires_at };
	const target = [typing.room_id, typing.user_id];
	return query.insert(typing).values(rowOf(typing, lease)).onConflictDoUpdate({ target, set });
});

export function* takeTyping(rows: Rows, lease: TypingRow): Transaction<void> {
	yield* run(typingTaken(rows, lease));
}

type Typist = Pick<TypingRow, "room_id" | "user_id">;

const isTypist = ({ typing }: Tables, { room_id, user_id }: Typist) =>
	and(eq(typing.room_id, room_id), eq(typing.user_id, user_id));

const typingOf = prepared(({ query, tables }, typist: Typist) =>
	query.select().from(tables.typing).where(isTypist(tables, typist)),
);

/** The person's own lease on typing, run out or not. */
export function* findTyping(rows: Rows, room_id: string, user_id: string): Transaction<TypingRow | undefined> {
	return yield* first(typingOf(rows, { room_id, user_id }));
}

const typingEnded = prepared(({ query, tables }, typist: Typist) =>
	query.delete(tables.typing).where(isTypist(tables, typist)),
);

export function* endTyping(rows: Rows, room_id: string, user_id: string): Transaction<void> {
	yield* run(typingEnded(rows, { room_id, user_id }));
}

interface ShownTypist {
	room_id: string;
	user_id: string;
	user: string;
}

const selectTypists = ({ query, tables: { typing, users } }: Rows, where: SQL, now: number) =>
	query
		.select({ room_id: typing.room_id, user_id: typing.user_id, user: users.username })
		.from(typing)
		.innerJoin(users, eq(users.id, typing.user_id))
		.where(and(where, gt(typing.expires_at, now), eq(users.signals, true)));

const typistsIn = prepared((rows, { room_id, now }: Looked) =>
	selectTypists(rows, eq(rows.tables.typing.room_id, room_id), now),
);

/** Who types in any of `roomIds` now and shows it. */
export function* listTyping(rows: Rows, roomIds: readonly string[], now: number): Transaction<ShownTypist[]> {
	const [room_id, ...others] = roomIds;
	if (room_id === undefined) return [];
	if (others.length === 0) return yield* all(typistsIn(rows, { room_id, now }));
	return yield* all(selectTypists(rows, inArray(rows.tables.typing.room_id, [...roomIds]), now));
}
