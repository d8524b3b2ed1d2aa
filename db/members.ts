/** Who is in which room, and how far they have read. */
import { and, asc, count, desc, eq, getTableColumns, gt, isNull, ne, sql } from "drizzle-orm";
import { prepared, rowOf } from "./prepared";
import { living, type RoomRow } from "./rooms";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

export type MemberRow = Tables["members"]["$inferSelect"];

const membership = ({ members }: Tables, roomId: string, userId: string) =>
	and(eq(members.room_id, roomId), eq(members.user_id, userId));

const memberOf = prepared(({ query, tables }, { room_id, user_id }: Pick<MemberRow, "room_id" | "user_id">) =>
	query
		.select()
		.from(tables.members)
		.where(membership(tables, room_id, user_id)),
);

export function* findMember(rows: Rows, room_id: string, user_id: string): Transaction<MemberRow | undefined> {
	return yield* first(memberOf(rows, { room_id, user_id }));
}

/** The members of a room in the order they came, at most `limit`. */
export function* listMembers({ query, tables }: Rows, roomId: string, limit?: number): Transaction<MemberRow[]> {
	const { members } = tables;
	const inRoom = query.select().from(members).where(eq(members.room_id, roomId)).orderBy(asc(members.joined_seq));
	return yield* all(limit === undefined ? inRoom : inRoom.limit(limit));
}

/** Every room that a person is in, and that is not over. */
export function* listMemberships({ query, tables }: Rows, userId: string, now: number): Transaction<MemberRow[]> {
	const { members, rooms } = tables;
	return yield* all(
		query
			.select(getTableColumns(members))
			.from(members)
			.innerJoin(rooms, eq(rooms.id, members.room_id))
			.where(and(eq(members.user_id, userId), living(tables, now)))
			.orderBy(asc(members.room_id)),
	);
}

const newMember = prepared(({ query, tables }, member: MemberRow) =>
	query.insert(tables.members).values(rowOf(tables.members, member)),
);

export function* insertMember(rows: Rows, member: MemberRow): Transaction<void> {
	yield* run(newMember(rows, member));
}

/** Takes a person out of a room, with their leases; false where they were not in. */
export function* deleteMember({ query, tables }: Rows, roomId: string, userId: string): Transaction<boolean> {
	for (const lease of [tables.presence, tables.typing]) {
		yield* run(query.delete(lease).where(and(eq(lease.room_id, roomId), eq(lease.user_id, userId))));
	}
	const { members } = tables;
	const gone = yield* all(
		query
			.delete(members)
			.where(membership(tables, roomId, userId))
			.returning({ id: members.user_id }),
	);
	return gone.length > 0;
}

/** Moves a read mark to `seq`, never back and never past the room's head; returns where it stands and whether it moved. */
export function* moveReadMark(
	{ query, tables }: Rows,
	room: Pick<RoomRow, "id" | "head">,
	member: MemberRow,
	seq: number,
): Transaction<{ read_seq: number; moved: boolean }> {
	const { members } = tables;
	const target = Math.min(seq, room.head);
	const forward = and(membership(tables, room.id, member.user_id), sql`${members.read_seq} < ${target}`);
	const moved = yield* all(
		query.update(members).set({ read_seq: target }).where(forward).returning({ read_seq: members.read_seq }),
	);
	return { read_seq: moved[0]?.read_seq ?? member.read_seq, moved: moved.length > 0 };
}

/**
 * Messages of others that stand after the person's read marks, for each of their rooms that has any. Only a
 * room's newest `window` are looked at, so that somebody far behind costs no more than others.
 */
export function* countUnread(
	{ query, tables }: Rows,
	userId: string,
	window: number,
	roomId?: string,
): Transaction<{ room_id: string; unread: number }[]> {
	const { members, messages } = tables;
	const newest = query
		.select({ user_id: messages.user_id, deleted_at: messages.deleted_at })
		.from(messages)
		.where(and(eq(messages.room_id, members.room_id), gt(messages.seq, members.read_seq)))
		.orderBy(desc(messages.seq))
		.limit(window)
		.as("newest");
	const unread = query
		.select({ unread: count() })
		.from(newest)
		.where(and(ne(newest.user_id, userId), isNull(newest.deleted_at)));
	const mine = and(eq(members.user_id, userId), roomId === undefined ? undefined : eq(members.room_id, roomId));
	const counted = yield* all(
		query
			.select({ room_id: members.room_id, unread: sql`${unread}`.mapWith(Number) })
			.from(members)
			.where(mine),
	);
	return counted.filter((room) => room.unread > 0);
}
