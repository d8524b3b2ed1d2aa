/** Rooms as rows, and the lock on one: whoever writes to a room's log holds its row until the commit. */
import { and, desc, eq, inArray, isNotNull, lte, or, sql } from "drizzle-orm";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

export type RoomRow = Tables["rooms"]["$inferSelect"];

/** Locks the room until the transaction ends; undefined where there is none, or it has expired. */
export function* lockRoom({ query, tables }: Rows, id: string, now: number): Transaction<RoomRow | undefined> {
	const { rooms } = tables;
	const touch = query
		.update(rooms)
		.set({ head: sql`${rooms.head}` })
		.where(eq(rooms.id, id))
		.returning();
	return alive(yield* first(touch), now);
}

/** The room as it is; undefined where there is none, or it has expired. */
export function* findRoom({ query, tables }: Rows, id: string, now: number): Transaction<RoomRow | undefined> {
	return alive(yield* first(query.select().from(tables.rooms).where(eq(tables.rooms.id, id))), now);
}

function alive(room: RoomRow | undefined, now: number): RoomRow | undefined {
	return room && (room.expires_at === null || room.expires_at > now) ? room : undefined;
}

export function* insertRoom({ query, tables }: Rows, room: RoomRow): Transaction<void> {
	yield* run(query.insert(tables.rooms).values(room));
}

export function* changeRoom(
	{ query, tables }: Rows,
	room: RoomRow,
	change: Partial<Pick<RoomRow, "name" | "topic" | "ttl_seconds" | "expires_at" | "last_message_at">>,
): Transaction<void> {
	Object.assign(room, change);
	yield* run(query.update(tables.rooms).set(change).where(eq(tables.rooms.id, room.id)));
}

/** Deletes the room with its messages, events, members and leases; false where there was none. */
export function* deleteRoom({ query, tables }: Rows, id: string): Transaction<boolean> {
	for (const lease of [tables.presence, tables.typing]) yield* run(query.delete(lease).where(eq(lease.room_id, id)));
	const gone = yield* all(query.delete(tables.rooms).where(eq(tables.rooms.id, id)).returning({ id: tables.rooms.id }));
	return gone.length > 0;
}

/** Public rooms and those that `userId` is in, the latest talked in first. */
export function* listRooms({ query, tables }: Rows, userId: string, now: number): Transaction<RoomRow[]> {
	const { rooms, members } = tables;
	const mine = query.select({ id: members.room_id }).from(members).where(eq(members.user_id, userId));
	const found = yield* all(
		query
			.select()
			.from(rooms)
			.where(or(eq(rooms.kind, "public"), inArray(rooms.id, mine)))
			.orderBy(desc(sql`coalesce(${rooms.last_message_at}, ${rooms.created_at})`), rooms.id),
	);
	return found.filter((room) => alive(room, now));
}

/** Ids of rooms whose time has passed, at most `limit`. */
export function* findExpired({ query, tables }: Rows, now: number, limit: number): Transaction<string[]> {
	const { rooms } = tables;
	const passed = and(isNotNull(rooms.expires_at), lte(rooms.expires_at, now));
	const found = yield* all(query.select({ id: rooms.id }).from(rooms).where(passed).limit(limit));
	return found.map((room) => room.id);
}
