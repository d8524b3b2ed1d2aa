/** A room's log: every change takes the room's next number in the transaction that makes it. */
import { and, asc, eq, gt, inArray, lt, lte, ne, sql } from "drizzle-orm";
import type { RoomRow } from "./rooms";
import { all, type Rows, run, type Transaction } from "./store";
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

/**
 * Forgets the oldest events of lasting rooms: those made before `before`, but never the newest `keep` of a room.
 * At most `limit` rooms a call; returns how many it pruned.
 */
export function* pruneEvents(rows: Rows, before: number, keep: number, limit: number): Transaction<number> {
	const { query, tables } = rows;
	const { rooms, events } = tables;
	const long = and(ne(rooms.kind, "temporary"), gt(sql`${rooms.head} - ${rooms.pruned}`, keep));
	const candidates = yield* all(query.select().from(rooms).where(long).limit(limit));
	for (const room of candidates) {
		const old = and(eq(events.room_id, room.id), lte(events.seq, room.head - keep), lt(events.created_at, before));
		const gone = yield* all(query.delete(events).where(old).returning({ seq: events.seq }));
		const pruned = gone.reduce((newest, event) => Math.max(newest, event.seq), room.pruned);
		yield* run(query.update(rooms).set({ pruned }).where(eq(rooms.id, room.id)));
	}
	return candidates.length;
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
