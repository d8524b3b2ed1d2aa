/** A room's log: every change takes the room's next number in the transaction that makes it. */
import { and, asc, eq, gt, gte, inArray, isNull, lt, lte, sql } from "drizzle-orm";
import { prepared, rowOf } from "./prepared";
import { type LockedRoom, living, lockRoom, type RoomRow } from "./rooms";
import { all, first, type Rows, run, single, type Transaction } from "./store";
import type { Tables } from "./tables";

export type EventRow = Tables["events"]["$inferSelect"];

/** What an event says beside its room and number. */
export type NewEvent = Pick<EventRow, "type" | "user_id" | "user" | "created_at"> &
	Partial<Pick<EventRow, "message_id" | "previous" | "emoji" | "added">>;

/** What of a room moves on with its log. */
type Progress = Pick<RoomRow, "head" | "last_message_at" | "expires_at">;

const progress = prepared(
	({ query, tables }, { id, head, last_message_at, expires_at }: Progress & Pick<RoomRow, "id">) =>
		query.update(tables.rooms).set({ head, last_message_at, expires_at }).where(eq(tables.rooms.id, id)),
);

const newEvent = prepared(({ query, tables }, event: EventRow) =>
	query.insert(tables.events).values(rowOf(tables.events, event)),
);

/** Gives `event` the next number of `room`, and the room what else moves on with it. */
export function* appendEvent(
	rows: Rows,
	room: LockedRoom,
	event: NewEvent,
	moved: Partial<Omit<Progress, "head">> = {},
): Transaction<EventRow> {
	Object.assign(room, moved, { head: room.head + 1 });
	yield* run(progress(rows, room));
	const row = {
		message_id: null,
		previous: null,
		emoji: null,
		added: null,
		...event,
		room_id: room.id,
		seq: room.head,
	};
	yield* run(newEvent(rows, row));
	return row;
}

const laterEvents = prepared(
	({ query, tables: { events } }, { room_id, after, limit }: { room_id: string; after: number; limit: number }) =>
		query
			.select()
			.from(events)
			.where(and(eq(events.room_id, room_id), gt(events.seq, after)))
			.orderBy(asc(events.seq))
			.limit(limit),
);

/** The events of a room after `after`, ascending, at most `limit`. */
export function* eventsAfter(rows: Rows, roomId: string, after: number, limit: number): Transaction<EventRow[]> {
	return yield* all(laterEvents(rows, { room_id: roomId, after, limit }));
}

/** How long (milliseconds) and how many events a lasting room's log is kept, whichever keeps more. */
interface Keeping {
	milliseconds: number;
	events: number;
}

/**
 * Forgets events that need not be kept of one lasting room, the one whose are the oldest: at most `slice`, so that nothing
 * waits long for it. False where no room has any.
 */
export function* pruneOldest(rows: Rows, now: number, keeps: Keeping, slice: number): Transaction<boolean> {
	const { query, tables } = rows;
	const { rooms, events } = tables;
	const before = now - keeps.milliseconds;
	const overdue = yield* findOverdue(rows, before, keeps.events);
	const room = overdue && (yield* lockRoom(rows, overdue, now));
	if (!room) return false;
	const last = Math.min(room.head - keeps.events, room.pruned + slice);
	const old = and(eq(events.room_id, room.id), lte(events.seq, last));
	const young = yield* first(
		query
			.select({ seq: events.seq })
			.from(events)
			.where(and(old, gte(events.created_at, before)))
			.orderBy(asc(events.seq))
			.limit(1),
	);
	const pruned = young ? young.seq - 1 : last;
	yield* run(query.delete(events).where(and(eq(events.room_id, room.id), lte(events.seq, pruned))));
	yield* run(query.update(rooms).set({ pruned }).where(eq(rooms.id, room.id)));
	return true;
}

/** The lasting room of more than `keep` events whose first was made the longest before `before`. */
function* findOverdue({ query, tables }: Rows, before: number, keep: number): Transaction<string | undefined> {
	const { rooms, events } = tables;
	const oldest = and(eq(events.room_id, rooms.id), eq(events.seq, sql`${rooms.pruned} + 1`));
	const long = and(isNull(rooms.expires_at), gt(sql`${rooms.head} - ${rooms.pruned}`, keep));
	const overdue = yield* first(
		query
			.select({ id: rooms.id })
			.from(rooms)
			.innerJoin(events, oldest)
			.where(and(long, lt(events.created_at, before)))
			.orderBy(asc(events.created_at))
			.limit(1),
	);
	return overdue?.id;
}

interface Bounds {
	id: string;
	head: number;
	pruned: number;
}

const boundsOf = ({ rooms }: Tables) => ({ id: rooms.id, head: rooms.head, pruned: rooms.pruned });

const boundsOfOne = prepared(({ query, tables }, { id, now }: { id: string; now: number }) =>
	query
		.select(boundsOf(tables))
		.from(tables.rooms)
		.where(and(eq(tables.rooms.id, id), living(tables, now))),
);

/**
 * How far each of `ids` has been pruned and written, for telling whether a cursor can still be read from; a room that is
 * over has no log.
 */
export const logBounds = single(function* (rows: Rows, ids: readonly string[], now: number): Transaction<Bounds[]> {
	const [id, ...others] = ids;
	if (id !== undefined && others.length === 0) return yield* all(boundsOfOne(rows, { id, now }));
	const { rooms } = rows.tables;
	const alive = and(inArray(rooms.id, [...ids]), living(rows.tables, now));
	return yield* all(rows.query.select(boundsOf(rows.tables)).from(rooms).where(alive));
});
