/** What a person sees of rooms; each answer is one snapshot. */
import { openStore } from "../../db";
import { countUnread, listMembers, listMemberships, type MemberRow } from "../../db/members";
import { countOnline, countOnlineIn, listOnlineIds } from "../../db/presence";
import { findEnd, findRoom, listRooms, type RoomRow } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import type { Actor } from "../accounts/access";
import { timestamp } from "../events/rules";
import type { CloseReason } from "../events/schema";
import { pageDefault } from "../messages/limits";
import { describePage } from "../messages/read";
import { type Newcomer, newcomer, type Reader, reader } from "./access";
import { unreadWindow } from "./limits";
import { toMember, toRoom } from "./rules";
import type { Entrance, ListedRoom, Room, RoomMember } from "./schema";

/** The room as its reader sees it. */
export async function describeRoom({ room, actor }: Pick<Reader, "room" | "actor">): Promise<Room> {
	const store = await openStore();
	return store.read(describeRoomRows, store.epoch, room, actor.user_id);
}

function* describeRoomRows(rows: Rows, epoch: string, room: RoomRow, userId: string): Transaction<Room> {
	const now = Date.now();
	const fresh = (yield* findRoom(rows, room.id, now)) ?? room;
	const online = yield* countOnlineIn(rows, room.id, now);
	const [unread] = yield* countUnread(rows, userId, unreadWindow, room.id);
	return toRoom(fresh, epoch, online, unread?.unread ?? 0);
}

/** Public rooms and the actor's own, the latest talked in first. */
export async function listVisibleRooms(actor: Actor): Promise<ListedRoom[]> {
	const store = await openStore();
	return store.read(listVisibleRows, store.epoch, actor.user_id);
}

function* listVisibleRows(rows: Rows, epoch: string, userId: string): Transaction<ListedRoom[]> {
	const now = Date.now();
	const visible = yield* listRooms(rows, userId, now);
	const online = yield* countOnline(
		rows,
		visible.map((room) => room.id),
		now,
	);
	const unread = new Map((yield* countUnread(rows, userId, unreadWindow)).map((mark) => [mark.room_id, mark.unread]));
	return visible.map((room) => ({
		...toRoom(room, epoch, online.get(room.id) ?? 0, unread.get(room.id) ?? 0),
		last_message_at: room.last_message_at === null ? null : timestamp(room.last_message_at),
	}));
}

export async function listRoomMembers({ room }: Reader): Promise<RoomMember[]> {
	const store = await openStore();
	return store.read(describeMembers, room.id);
}

function* describeMembers(rows: Rows, roomId: string): Transaction<RoomMember[]> {
	const members: MemberRow[] = yield* listMembers(rows, roomId);
	const online = yield* listOnlineIds(rows, roomId, Date.now());
	return members.map((member) => toMember(member, online));
}

/** The room, its members and its newest messages, with the cursor of that same snapshot. */
export async function describeEntrance({ room, actor }: Pick<Reader, "room" | "actor">): Promise<Entrance> {
	const store = await openStore();
	return store.read(describeEntranceRows, store.epoch, room, actor.user_id);
}

export function* describeEntranceRows(rows: Rows, epoch: string, room: RoomRow, userId: string): Transaction<Entrance> {
	const described = yield* describeRoomRows(rows, epoch, room, userId);
	const members = yield* describeMembers(rows, room.id);
	const { messages } = yield* describePage(rows, epoch, room.id, userId, { limit: pageDefault });
	return { room: described, members, messages, cursor: described.cursor };
}

/** Every room that the person is in, with the number of the event by which they joined. */
export async function listJoined(userId: string): Promise<{ room_id: string; joined_seq: number }[]> {
	const store = await openStore();
	return store.read(listMemberships, userId, Date.now());
}

export type OpenedRoom =
	| { status: "open"; entrance: Entrance; member: boolean }
	/** It exists and can be entered by joining. */
	| { status: "joinable" }
	| { status: "unknown" };

/** What a page shows somebody who comes to this address. */
export async function openRoom(actor: Actor, roomId: string): Promise<OpenedRoom> {
	const visitor = { actor, params: { room_id: roomId } };
	const known = await newcomer(visitor).catch(nothing<Newcomer>);
	if (!known) return { status: "unknown" };
	const proof = await reader(visitor).catch(nothing<Reader>);
	if (!proof) return { status: "joinable" };
	return { status: "open", entrance: await describeEntrance(proof), member: proof.member };
}

function nothing<T>(error: unknown): T | null {
	if (error instanceof Error && "code" in error && error.code === "room_not_found") return null;
	throw error;
}

/** Why the room is over; null where it is not. */
export async function readEnd(roomId: string): Promise<CloseReason | null> {
	const store = await openStore();
	return store.read(findEnd, roomId, Date.now());
}
