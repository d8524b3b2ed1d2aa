/** A person's new name: for them, in every room they are in, and in each of those rooms' logs, all in one transaction. */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { changeUser, type UserRow } from "./accounts";
import type { EventRow } from "./events";
import { living } from "./rooms";
import { all, type Rows, run, type Transaction } from "./store";

/** Whoever calls holds `user`. A few statements however many rooms there are, so that nobody waits long for it. */
export function* renameUser(
	rows: Rows,
	user: UserRow,
	name: Pick<UserRow, "username" | "username_key">,
	now: number,
): Transaction<EventRow[]> {
	const { query, tables } = rows;
	const { members } = tables;
	const logs = yield* lockLogs(rows, user.id, now);
	yield* changeUser(rows, user.id, name);
	yield* run(query.update(members).set({ user: name.username }).where(eq(members.user_id, user.id)));
	const about = { message_id: null, emoji: null, added: null, created_at: now };
	const told = { ...about, user_id: user.id, user: name.username, previous: user.username };
	const events = logs.map(({ id, head }): EventRow => ({ room_id: id, seq: head + 1, type: "user_renamed", ...told }));
	if (events.length > 0) yield* appendToEach(rows, events);
	return events;
}

/** The rooms that the person is in, held in the order of their ids, as whoever holds several rooms must. */
function* lockLogs(rows: Rows, userId: string, now: number): Transaction<{ id: string; head: number }[]> {
	const { query, tables, lock } = rows;
	const { rooms, members } = tables;
	const own = query.select({ id: members.room_id }).from(members).where(eq(members.user_id, userId));
	const found = query
		.select({ id: rooms.id, head: rooms.head })
		.from(rooms)
		.where(and(inArray(rooms.id, own), living(tables, now)))
		.orderBy(asc(rooms.id));
	return yield* all(lock(found));
}

/** One event at the end of each of several logs. */
function* appendToEach({ query, tables }: Rows, events: EventRow[]): Transaction<void> {
	const { rooms } = tables;
	const ids = events.map((event) => event.room_id);
	yield* run(
		query
			.update(rooms)
			.set({ head: sql`${rooms.head} + 1` })
			.where(inArray(rooms.id, ids)),
	);
	yield* run(query.insert(tables.events).values(events));
}
