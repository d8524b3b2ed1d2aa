/** Rooms as rows, and the lock on one: whoever writes to a room's log holds its row until the commit. */
import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import { prepared, rowOf } from "./prepared";
import { all, first, type Rows, run, single, type Transaction } from "./store";
import type { Tables } from "./tables";

export type RoomRow = Tables["rooms"]["$inferSelect"];

declare const locked: unique symbol;

/** A room that this transaction holds. It was read or made in it: a second run of the same work begins with its own. */
export type LockedRoom = RoomRow & { readonly [locked]: true };

const selectRoom = ({ query, tables }: Rows, { id }: { id: string }) =>
	query.select().from(tables.rooms).where(eq(tables.rooms.id, id));

const roomById = prepared(selectRoom);
const roomToHold = prepared((rows, room: { id: string }) => rows.lock(selectRoom(rows, room)));

/** What `expires_at` is in a room that somebody deleted: it is over by any clock. */
const deletedMark = 0;
/** The same in a room whose time has passed, from when its first rows are taken away: no clock set back revives half of it. */
const expiredMark = 1;

/** Locks the room until the transaction ends; undefined where there is none, or it is over. */
export function* lockRoom(rows: Rows, id: string, now: number): Transaction<LockedRoom | undefined> {
	return alive(yield* first(roomToHold(rows, { id })), now) as LockedRoom | undefined;
}

/** Locks what is left of a room that is over; false where nothing is, or the room lives. */
export function* lockEnded(rows: Rows, id: string, now: number): Transaction<boolean> {
	const room = yield* first(roomToHold(rows, { id }));
	return room !== undefined && !alive(room, now);
}

/** The room as it is; undefined where there is none, or it is over. */
export function* findRoom(rows: Rows, id: string, now: number): Transaction<RoomRow | undefined> {
	return alive(yield* first(roomById(rows, { id })), now);
}

/** Of rooms that are not over, as a condition. */
export const living = ({ rooms }: Tables, now: number) => or(isNull(rooms.expires_at), gt(rooms.expires_at, now));

const roomWithMembership = prepared(({ query, tables }, { id, user_id }: { id: string; user_id: string }) => {
	const { rooms, members } = tables;
	const mine = and(eq(members.room_id, rooms.id), eq(members.user_id, user_id));
	return query
		.select({ ...getTableColumns(rooms), user_id: members.user_id })
		.from(rooms)
		.leftJoin(members, mine)
		.where(eq(rooms.id, id));
});

/** The room, and whether `userId` is a member of it; undefined where there is none, or it has expired. */
export const findRoomFor = single(function* (
	rows: Rows,
	roomId: string,
	userId: string,
	now: number,
): Transaction<(RoomRow & { member: boolean }) | undefined> {
	const found = alive(yield* first(roomWithMembership(rows, { id: roomId, user_id: userId })), now);
	return found && { ...found, member: found.user_id !== null };
});

function alive<R extends RoomRow>(room: R | undefined, now: number): R | undefined {
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
	change: Partial<Pick<RoomRow, "name" | "topic" | "kind" | "ttl_seconds" | "expires_at" | "last_message_at">>,
): Transaction<void> {
	Object.assign(room, change);
	yield* run(query.update(tables.rooms).set(change).where(eq(tables.rooms.id, room.id)));
}

/** Ends the room for everybody at once; its rows are left for `clearRemains`. False where there was none. */
export function* endRoom(rows: Rows, id: string, now: number): Transaction<boolean> {
	const { query, tables } = rows;
	if (!(yield* lockRoom(rows, id, now))) return false;
	yield* run(query.update(tables.rooms).set({ expires_at: deletedMark }).where(eq(tables.rooms.id, id)));
	return true;
}

/** Lets no clock revive a room that is over. */
export function* sealEnd({ query, tables: { rooms } }: Rows, id: string): Transaction<void> {
	const unsealed = and(eq(rooms.id, id), gt(rooms.expires_at, expiredMark));
	yield* run(query.update(rooms).set({ expires_at: expiredMark }).where(unsealed));
}

/** By how much of the future a last message may be before the clock must have been set back since (milliseconds). */
const clockTolerance = 60_000;

/**
 * Where the clock was set back, a temporary room would stay for as much longer: from its next look on it has its lifetime
 * and no more.
 */
export function* curbLifetimes({ query, tables: { rooms } }: Rows, now: number): Transaction<void> {
	const whole = sql<number>`${now} + ${rooms.ttl_seconds} * 1000`;
	const fromTheFuture = gt(sql`coalesce(${rooms.last_message_at}, ${rooms.created_at})`, now + clockTolerance);
	const curbed = and(eq(rooms.kind, "temporary"), fromTheFuture, gt(rooms.expires_at, whole));
	yield* run(query.update(rooms).set({ expires_at: whole }).where(curbed));
}

/** How a room came to its end, as far as its row still tells; null where it lives. */
export function* findEnd(
	{ query, tables: { rooms } }: Rows,
	id: string,
	now: number,
): Transaction<"deleted" | "expired" | null> {
	const room = yield* first(query.select().from(rooms).where(eq(rooms.id, id)));
	if (!room || room.expires_at === deletedMark) return "deleted";
	return alive(room, now) ? null : "expired";
}

/** Public rooms and those that `userId` is in, the latest talked in first; a pair's room is on no list. */
export function* listRooms(
	{ query, tables }: Rows,
	userId: string,
	now: number,
): Transaction<(RoomRow & { member: boolean })[]> {
	const { rooms, members } = tables;
	const mine = query.select({ id: members.room_id }).from(members).where(eq(members.user_id, userId));
	const found = yield* all(
		query
			.select({ ...getTableColumns(rooms), user_id: members.user_id })
			.from(rooms)
			.leftJoin(members, and(eq(members.room_id, rooms.id), eq(members.user_id, userId)))
			.where(or(eq(rooms.kind, "public"), and(inArray(rooms.id, mine), ne(rooms.kind, "pair"))))
			.orderBy(desc(sql`coalesce(${rooms.last_message_at}, ${rooms.created_at})`), rooms.id),
	);
	return found.filter((room) => alive(room, now)).map((room) => ({ ...room, member: room.user_id !== null }));
}

/** Ids of rooms that are over and of which something is left, those that were deleted first; at most `limit`. */
export function* findEnded({ query, tables }: Rows, now: number, limit: number): Transaction<string[]> {
	const { rooms } = tables;
	const over = and(isNotNull(rooms.expires_at), lte(rooms.expires_at, now));
	const found = yield* all(
		query.select({ id: rooms.id }).from(rooms).where(over).orderBy(asc(rooms.expires_at)).limit(limit),
	);
	return found.map((room) => room.id);
}
