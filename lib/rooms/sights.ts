/** What a person sees of rooms, as steps of one snapshot. */
import { findUser } from "../../db/accounts";
import { countUnread, findMember, listMembers, unreadStart } from "../../db/members";
import { findFirstUnread, findMessage } from "../../db/messages";
import { countOnline, countOnlineIn, listOnlineIds } from "../../db/presence";
import { findRoom, listRooms, type RoomRow } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import type { Actor } from "../accounts/access";
import { toProfile } from "../accounts/rules";
import { allRoomsCursor } from "../events/cursor";
import { timestamp } from "../events/rules";
import { pageDefault } from "../messages/limits";
import { describeAround, describePage } from "../messages/read";

import { unreadWindow } from "./limits";
import { toMember, toRoom, type Viewer } from "./rules";
import type { Entrance, Excerpt, Home, ListedRoom, Room, RoomMember, RoomOpening } from "./schema";

export function* seeRoom(rows: Rows, epoch: string, room: RoomRow, userId: string): Transaction<Room> {
	const now = Date.now();
	const fresh = (yield* findRoom(rows, room.id, now)) ?? room;
	const online = yield* countOnlineIn(rows, room.id, now);
	const [unread] = yield* countUnread(rows, userId, unreadWindow, room.id);
	return toRoom(fresh, epoch, online, unread?.unread ?? 0);
}

/** The rooms that `userId` may see, with their heads. */
function* seeRooms(rows: Rows, epoch: string, userId: string): Transaction<(ListedRoom & { head: number })[]> {
	const now = Date.now();
	const visible = yield* listRooms(rows, userId, now);
	const ids = visible.map((room) => room.id);
	const online = yield* countOnline(rows, ids, now);
	const unread = new Map((yield* countUnread(rows, userId, unreadWindow)).map((mark) => [mark.room_id, mark.unread]));
	return visible.map((room) => ({
		...toRoom(room, epoch, online.get(room.id) ?? 0, unread.get(room.id) ?? 0),
		last_message_at: room.last_message_at === null ? null : timestamp(room.last_message_at),
		member: room.member,
		head: room.head,
	}));
}

export function* seeRoomList(rows: Rows, epoch: string, userId: string): Transaction<ListedRoom[]> {
	return (yield* seeRooms(rows, epoch, userId)).map(withoutHead);
}

const withoutHead = ({ head: _, ...room }: ListedRoom & { head: number }): ListedRoom => room;

export function* seeHome(rows: Rows, epoch: string, actor: Actor): Transaction<Home> {
	const rooms = yield* seeRooms(rows, epoch, actor.user_id);
	const own = rooms.filter((room) => room.member).map((room) => [room.room_id, room.head] as const);
	const me = toProfile((yield* findUser(rows, actor.user_id)) ?? { ...actor, id: actor.user_id });
	return { me, rooms: rooms.map(withoutHead), cursor: allRoomsCursor(epoch, own) };
}

export function* seeMembers(rows: Rows, roomId: string, viewer: Viewer): Transaction<RoomMember[]> {
	const members = yield* listMembers(rows, roomId);
	const online = yield* listOnlineIds(rows, roomId, Date.now());
	return members.map((member) => toMember(member, online, viewer));
}

export function* seeEntrance(rows: Rows, epoch: string, room: RoomRow, viewer: Viewer): Transaction<Entrance> {
	const described = yield* seeRoom(rows, epoch, room, viewer.user_id);
	const members = yield* seeMembers(rows, room.id, viewer);
	const { messages } = yield* describePage(rows, epoch, room.id, viewer.user_id, { limit: pageDefault });
	return { room: described, members, messages, cursor: described.cursor };
}

/** Whoever is not a member has read all there is. */
export function* seeOpening(
	rows: Rows,
	epoch: string,
	room: RoomRow,
	viewer: Viewer,
	messageId: string | undefined,
): Transaction<RoomOpening> {
	const entrance = yield* seeEntrance(rows, epoch, room, viewer);
	const member = yield* findMember(rows, room.id, viewer.user_id);
	const { read_seq, unread_from } = member ?? { read_seq: room.head, unread_from: null };
	const reading = { read_seq, unread_from, unread: entrance.room.unread };
	const seen = { entrance, member: member !== undefined, reading };
	if (messageId !== undefined) {
		const message = yield* findMessage(rows, room.id, messageId);
		if (!message) return { ...seen, excerpt: null, missing: true };
		return { ...seen, excerpt: yield* seeExcerpt(rows, entrance, viewer, message), missing: false };
	}
	const unread = member && (yield* findFirstUnread(rows, room.id, viewer.user_id, unreadStart(member)));
	const around = unread && (yield* seeExcerpt(rows, entrance, viewer, unread));
	return { ...seen, excerpt: around ? { ...around, target: null } : null, missing: false };
}

/** The stretch around a message; null where the newest page holds it. */
function* seeExcerpt(
	rows: Rows,
	{ room, messages }: Entrance,
	viewer: Viewer,
	{ id, seq }: { id: string; seq: number },
): Transaction<Excerpt | null> {
	const newest = messages[0]?.seq ?? 0;
	if (seq >= newest) return null;
	return { ...(yield* describeAround(rows, room.room_id, viewer.user_id, seq)), target: id };
}
