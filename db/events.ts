/** A room's log: every change takes the room's next number in the transaction that makes it. */
import { and, asc, eq, gt, gte, inArray, isNull, lt, lte, sql } from "drizzle-orm";
import { lockRoom, type RoomRow } from "./rooms";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

export type EventRow = Tables["events"]["$inferSelect"];

/** What an event says beside its room and number. */
export type NewEvent = Pick<EventRow, "type" | "user_id" | "user" | "created_at"> &
	Partial<Pick<EventRow, "message_id" | "emoji" | "added">>;

/** Gives `event` the next number of `room`, which the transaction must have locked. */
export function* appendEvent({ query, tables }: Rows, room: RoomRow, event: NewEvent): Transaction<EventRow> {
	room.head += 1;
	yield* run(query.update(tables.rooms).set({ head: room.head }).where(eq(tables.rooms.id, room.id)));
	const row = { message_id: null, emoji: null, added: null, ...event, room_id: room.id, seq: room.head };
	yield* run(query.insert(tables.events).values(row));
	return row;
}

/** The events of a room after `after`, ascending, at most `limit`. */
export function* eventsAfter(
	{ query, tables }: Rows,
	roomId: string,
	after: number,
	limit: number,
): Transaction<EventRow[]> {
	const { events } = tables;
	const later = and(eq(events.room_id, roomId), gt(events.seq, after));
	return yield* all(query.select().from(events).where(later).orderBy(asc(events.seq)).limit(limit));
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

/** How far each of `ids` has been pruned and written, for telling whether a cursor can still be read from. */
export function* logBounds(
	{ query, tables }: Rows,
	ids: string[],
): Transaction<{ id: string; head: number; pruned: number }[]> {
	const { rooms } = tables;
	const columns = { id: rooms.id, head: rooms.head, pruned: rooms.pruned };
	return yield* all(query.select(columns).from(rooms).where(inArray(rooms.id, ids)));
}
