/** Rooms as rows, and the lock on one: whoever writes to a room's log holds its row until the commit. */
import { and, desc, eq, inArray, isNotNull, lte, or, sql } from "drizzle-orm";
import { prepared, rowOf } from "./prepared";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

export type RoomRow = Tables["rooms"]["$inferSelect"];

declare const locked: unique symbol;

/** A room that this transaction holds. It was read or made in it: a second run of the same work begins with its own. */
export type LockedRoom = RoomRow & { readonly [locked]: true };

const selectRoom = ({ query, tables }: Rows, { id }: { id: string }) =>
	query.select().from(tables.rooms).where(eq(tables.rooms.id, id));

const roomById = prepared(selectRoom);
const roomToHold = prepared((rows, room: { id: string }) => rows.lock(selectRoom(rows, room)));

/** Locks the room until the transaction ends; undefined where there is none, or it has expired. */
export function* lockRoom(rows: Rows, id: string, now: number): Transaction<LockedRoom | undefined> {
	return alive(yield* first(roomToHold(rows, { id })), now) as LockedRoom | undefined;
}

/** The room as it is; undefined where there is none, or it has expired. */
export function* findRoom(rows: Rows, id: string, now: number): Transaction<RoomRow | undefined> {
	return alive(yield* first(roomById(rows, { id })), now);
}

function alive(room: RoomRow | undefined, now: number): RoomRow | undefined {
	return room && (room.expires_at === null || room.expires_at > now) ? room : undefined;
}

const newRoom = prepared(({ query, tables }, room: RoomRow) =>
	query.insert(tables.rooms).values(rowOf(tables.rooms, room)),
);

/** Makes the room, which this transaction then holds. */
export function* insertRoom(rows: Rows, room: Readonly<RoomRow>): Transaction<LockedRoom> {
	yield* run(newRoom(rows, room));
	return { ...room } as LockedRoom;
}

export function* changeRoom(
	{ query, tables }: Rows,
	room: LockedRoom,
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
