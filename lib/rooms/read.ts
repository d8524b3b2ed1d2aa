/** What a person sees of rooms; each answer is one snapshot. */
import { openStore } from "../../db";
import { listMemberships } from "../../db/members";
import { findEnd } from "../../db/rooms";
import type { Actor } from "../accounts/access";
import type { CloseReason } from "../events/schema";
import { type Newcomer, newcomer, type Reader, reader } from "./access";
import type { Entrance, Home, ListedRoom, Room, RoomMember, RoomOpening } from "./schema";
import { seeEntrance, seeHome, seeMembers, seeOpening, seeRoom, seeRoomList } from "./sights";

/** The room as its reader sees it. */
export async function describeRoom({ room, actor }: Pick<Reader, "room" | "actor">): Promise<Room> {
	const store = await openStore();
	return store.read(seeRoom, store.epoch, room, actor.user_id);
}

/** Public rooms and the actor's own, the latest talked in first. */
export async function listVisibleRooms(actor: Actor): Promise<ListedRoom[]> {
	const store = await openStore();
	return store.read(seeRoomList, store.epoch, actor.user_id);
}

/** What the page around the rooms begins with. */
export async function openHome(actor: Actor): Promise<Home> {
	const store = await openStore();
	return store.read(seeHome, store.epoch, actor);
}

export async function listRoomMembers({ room, actor }: Reader): Promise<RoomMember[]> {
	const store = await openStore();
	return store.read(seeMembers, room.id, actor);
}

/** The room, its members and its newest messages, with the cursor of that same snapshot. */
export async function describeEntrance({ room, actor }: Pick<Reader, "room" | "actor">): Promise<Entrance> {
	const store = await openStore();
	return store.read(seeEntrance, store.epoch, room, actor);
}

/** Every room that the person is in, with the number of the event by which they joined. */
export async function listJoined(userId: string): Promise<{ room_id: string; joined_seq: number }[]> {
	const store = await openStore();
	return store.read(listMemberships, userId, Date.now());
}

export type OpenedRoom =
	| ({ status: "open" } & RoomOpening)
	/** It exists and can be entered by joining. */
	| { status: "joinable" }
	| { status: "unknown" };

/** What a page shows somebody who comes to the address of this room, or of a message in it. */
export async function openRoom(actor: Actor, roomId: string, messageId?: string): Promise<OpenedRoom> {
	const visitor = { actor, params: { room_id: roomId } };
	const known = await newcomer(visitor).catch(nothing<Newcomer>);
	if (!known) return { status: "unknown" };
	const proof = await reader(visitor).catch(nothing<Reader>);
	if (!proof) return { status: "joinable" };
	const store = await openStore();
	return { status: "open", ...(await store.read(seeOpening, store.epoch, proof.room, actor, messageId)) };
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
