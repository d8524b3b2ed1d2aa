/** What is left of a room that is over: taken away in slices, so that nobody waits long, and so that any start goes on with it. */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { lockEnded, sealEnd } from "./rooms";
import { all, type Rows, run, type Transaction } from "./store";

/**
 * Takes away some of what is left of a room that is over, at most about `slice` rows of each sort, and the room itself with
 * the last of it. Events go before messages, so that no event is ever found without what it is about.
 */
export function* clearRemains(
	rows: Rows,
	roomId: string,
	now: number,
	slice: number,
): Transaction<"none" | "more" | "gone"> {
	if (!(yield* lockEnded(rows, roomId, now))) return "none";
	for (const clear of [clearEvents, clearReactions, clearMessages, clearMembers]) {
		if ((yield* clear(rows, roomId, slice)) < slice) continue;
		yield* sealEnd(rows, roomId);
		return "more";
	}
	const { query, tables } = rows;
	for (const lease of [tables.presence, tables.typing]) {
		yield* run(query.delete(lease).where(eq(lease.room_id, roomId)));
	}
	yield* run(query.delete(tables.rooms).where(eq(tables.rooms.id, roomId)));
	return "gone";
}

function* clearEvents({ query, tables: { events } }: Rows, roomId: string, slice: number): Transaction<number> {
	const ofRoom = eq(events.room_id, roomId);
	const oldest = query.select({ seq: events.seq }).from(events).where(ofRoom).orderBy(asc(events.seq)).limit(slice);
	const some = and(ofRoom, inArray(events.seq, oldest));
	return (yield* all(query.delete(events).where(some).returning({ seq: events.seq }))).length;
}

/** The messages that `clearMessages` takes next. */
function oldestMessages({ query, tables: { messages } }: Rows, roomId: string, slice: number) {
	const ofRoom = eq(messages.room_id, roomId);
	return query.select({ id: messages.id }).from(messages).where(ofRoom).orderBy(asc(messages.seq)).limit(slice);
}

/** Reactions would go with their messages, but there may be any number to one. */
function* clearReactions(rows: Rows, roomId: string, slice: number): Transaction<number> {
	const { reactions } = rows.tables;
	const key = { message: reactions.message_id, emoji: reactions.emoji, user: reactions.user_id };
	const ofRoom = inArray(reactions.message_id, oldestMessages(rows, roomId, slice));
	const some = rows.query.select(key).from(reactions).where(ofRoom).limit(slice);
	const named = sql`(${key.message}, ${key.emoji}, ${key.user}) in ${some}`;
	return (yield* all(rows.query.delete(reactions).where(named).returning({ emoji: key.emoji }))).length;
}

function* clearMessages(rows: Rows, roomId: string, slice: number): Transaction<number> {
	const { messages } = rows.tables;
	const some = inArray(messages.id, oldestMessages(rows, roomId, slice));
	return (yield* all(rows.query.delete(messages).where(some).returning({ seq: messages.seq }))).length;
}

function* clearMembers({ query, tables: { members } }: Rows, roomId: string, slice: number): Transaction<number> {
	const ofRoom = eq(members.room_id, roomId);
	const first = query.select({ id: members.user_id }).from(members).where(ofRoom).limit(slice);
	const some = and(ofRoom, inArray(members.user_id, first));
	return (yield* all(query.delete(members).where(some).returning({ id: members.user_id }))).length;
}
