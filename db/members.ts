/** Who is in which room, and how far they have read. */
import { and, asc, count, desc, eq, getTableColumns, gte, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { UserRow } from "./accounts";
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

const membersOf = prepared(({ query, tables }, { room_id, limit }: { room_id: string; limit: number }) => {
	const { members, users } = tables;
	return query
		.select({ ...getTableColumns(members), kind: users.kind, signals: users.signals })
		.from(members)
		.innerJoin(users, eq(users.id, members.user_id))
		.where(eq(members.room_id, room_id))
		.orderBy(asc(members.joined_seq))
		.limit(limit);
});

/** A member with what their account says. */
export type KnownMember = MemberRow & Pick<UserRow, "kind" | "signals">;

/** More than there are; SQLite takes no limit beyond 2^51. */
const everybody = 2 ** 31;

/** The members of a room in the order they came, at most `limit`. */
export function* listMembers(rows: Rows, room_id: string, limit = everybody): Transaction<KnownMember[]> {
	return yield* all(membersOf(rows, { room_id, limit }));
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

type Marks = Pick<MemberRow, "read_seq" | "unread_from">;

const marksMoved = prepared(
	({ query, tables }, { room_id, user_id, read_seq, unread_from }: Marks & Pick<MemberRow, "room_id" | "user_id">) =>
		query
			.update(tables.members)
			.set({ read_seq, unread_from })
			.where(membership(tables, room_id, user_id)),
);

/**
 * Moves the mark of `member`, as the transaction that holds the room has found it, to `seq`: never back and never past the
 * room's head. What the person had called unread is read where the mark reaches it. Returns where it stands and whether it moved.
 */
export function* moveReadMark(
	rows: Rows,
	room: Pick<RoomRow, "head">,
	member: MemberRow,
	seq: number,
): Transaction<{ read_seq: number; moved: boolean }> {
	const read_seq = Math.max(Math.min(seq, room.head), member.read_seq);
	const unread_from = member.unread_from !== null && member.unread_from <= seq ? null : member.unread_from;
	const moved = read_seq > member.read_seq;
	if (moved || unread_from !== member.unread_from) {
		yield* run(marksMoved(rows, { ...member, read_seq, unread_from }));
	}
	return { read_seq, moved };
}

/** Calls what `member` has read from `seq` on unread again; the read mark stays. */
export function* moveUnreadMark(rows: Rows, member: MemberRow, seq: number): Transaction<void> {
	const unread_from = seq > member.read_seq ? null : seq;
	yield* run(marksMoved(rows, { ...member, unread_from }));
}

interface Asked {
	user_id: string;
	window: number;
}

/** The number from which on messages are unread. */
export const unreadStart = (mark: Marks): number => mark.unread_from ?? mark.read_seq + 1;

const selectUnread = ({ query, tables: { members, messages } }: Rows, { user_id, window }: Asked, mine?: SQL) => {
	const start = sql`coalesce(${members.unread_from}, ${members.read_seq} + 1)`;
	const newest = query
		.select({ user_id: messages.user_id, deleted_at: messages.deleted_at })
		.from(messages)
		.where(and(eq(messages.room_id, members.room_id), gte(messages.seq, start)))
		.orderBy(desc(messages.seq))
		.limit(window)
		.as("newest");
	const unread = query
		.select({ unread: count() })
		.from(newest)
		.where(and(ne(newest.user_id, user_id), isNull(newest.deleted_at)));
	return query
		.select({ room_id: members.room_id, unread: sql`${unread}`.mapWith(Number) })
		.from(members)
		.where(and(eq(members.user_id, user_id), mine));
};

const unreadAnywhere = prepared((rows, asked: Asked) => selectUnread(rows, asked));
const unreadIn = prepared((rows, asked: Asked & { room_id: string }) =>
	selectUnread(rows, asked, eq(rows.tables.members.room_id, asked.room_id)),
);

/**
 * Messages of others that stand after the person's read marks, for each of their rooms that has any. Only a
 * room's newest `window` are looked at, so that somebody far behind costs no more than others.
 */
export function* countUnread(
	rows: Rows,
	user_id: string,
	window: number,
	room_id?: string,
): Transaction<{ room_id: string; unread: number }[]> {
	const asked = { user_id, window };
	const counted = yield* all(
		room_id === undefined ? unreadAnywhere(rows, asked) : unreadIn(rows, { ...asked, room_id }),
	);
	return counted.filter((room) => room.unread > 0);
}
