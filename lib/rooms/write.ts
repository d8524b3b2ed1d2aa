/** Making, changing, entering and leaving rooms. */
import { customAlphabet } from "nanoid";
import { openStore } from "../../db";
import { lockUser } from "../../db/accounts";
import { leaveRoom } from "../../db/departures";
import { appendEvent, type EventRow } from "../../db/events";
import { findMember, insertMember, listMemberships, type MemberRow } from "../../db/members";
import { countOnlineIn } from "../../db/presence";
import { changeRoom, insertRoom, type LockedRoom, lockRoom, type RoomRow } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import type { Actor } from "../accounts/access";
import { openBus } from "../bus";
import { Problem } from "../errors";
import { publishEvent } from "../events/write";
import { type Leaver, type Newcomer, type Owner, roomNotFound } from "./access";
import { roomsPerPerson, ttl } from "./limits";
import { describeEntrance, describeRoom } from "./read";
import { defaultName, expiry, toSharedRoom } from "./rules";
import type { Entrance, NewRoom, Room, RoomChange } from "./schema";

/** 22 of 62 letters: 131 random bits, which nobody guesses. */
export const newRoomId = customAlphabet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", 22);

export async function createRoom(actor: Actor, draft: NewRoom): Promise<Room> {
	const now = Date.now();
	const ttl_seconds = draft.kind === "temporary" ? (draft.ttl_seconds ?? ttl.default) : null;
	const room: RoomRow = {
		id: newRoomId(),
		name: draft.name ?? defaultName(draft.kind),
		topic: "",
		kind: draft.kind,
		owner_id: actor.user_id,
		created_at: now,
		ttl_seconds,
		expires_at: expiry(ttl_seconds, now),
		head: 0,
		pruned: 0,
		last_message_at: null,
	};
	const store = await openStore();
	const joined = await store.write(createRows, room, actor);
	if (!joined) throw roomsFull();
	announceJoin(joined);
	return describeRoom({ room, actor });
}

function* createRows(rows: Rows, room: Readonly<RoomRow>, actor: Actor): Transaction<EventRow | null> {
	if (yield* isFull(rows, actor, room.created_at)) return null;
	const made = yield* insertRoom(rows, room);
	return yield* enterRoom(rows, made, actor, made.created_at);
}

/** Makes the person a member of a room that the transaction has locked. */
export function* enterRoom(
	rows: Rows,
	room: LockedRoom,
	actor: Pick<Actor, "user_id" | "username">,
	now: number,
): Transaction<EventRow> {
	// Held, so that the log and the list tell the same name even where it changes meanwhile.
	const user = yield* lockUser(rows, actor.user_id);
	const person = { user_id: actor.user_id, user: user?.username ?? actor.username };
	const event = yield* appendEvent(rows, room, { type: "user_joined", ...person, created_at: now });
	const marks = { joined_at: now, joined_seq: event.seq, read_seq: event.seq, unread_from: null };
	yield* insertMember(rows, { room_id: room.id, ...person, ...marks });
	return event;
}

export function* isFull(rows: Rows, actor: Actor, now: number): Transaction<boolean> {
	return (yield* listMemberships(rows, actor.user_id, now)).length >= roomsPerPerson;
}

export function roomsFull(): Problem {
	return new Problem("rooms_full", `One person can be in ${roomsPerPerson} rooms. Leave one first.`);
}

export function announceJoin(event: EventRow): void {
	publishEvent(event);
	openBus().publish("person", event.user_id, { kind: "joined", room_id: event.room_id });
}

/** Enters the room; again is harmless. */
export async function joinRoom({ actor, room }: Newcomer): Promise<Entrance> {
	await enter(room.id, actor);
	return describeEntrance({ actor, room });
}

/** Enters the room where one is not in it. */
export async function enterRoomOnce({ actor, room, member }: Newcomer): Promise<void> {
	if (!member) await enter(room.id, actor);
}

async function enter(roomId: string, actor: Actor): Promise<void> {
	const store = await openStore();
	const outcome = await store.write(joinRows, roomId, actor, Date.now());
	if (outcome === "unknown") throw roomNotFound();
	if (outcome === "full") throw roomsFull();
	if (outcome !== "member") announceJoin(outcome);
}

function* joinRows(
	rows: Rows,
	roomId: string,
	actor: Actor,
	now: number,
): Transaction<EventRow | "unknown" | "full" | "member"> {
	const room = yield* lockRoom(rows, roomId, now);
	if (!room) return "unknown";
	const member: MemberRow | undefined = yield* findMember(rows, roomId, actor.user_id);
	if (member) return "member";
	if (room.kind === "pair") return "unknown";
	if (yield* isFull(rows, actor, now)) return "full";
	return yield* enterRoom(rows, room, actor, now);
}

/** Takes the person out of the room; every stream of theirs in it ends. */
export async function leaveOrRemove({ room, userId }: Leaver): Promise<void> {
	const store = await openStore();
	const left = await store.write(leaveRoom, room.id, userId, Date.now());
	if (!left) throw new Problem("member_not_found", "Nobody of this id is in the room.");
	publishEvent(left);
}

export async function updateRoom(proof: Owner, change: RoomChange): Promise<Room> {
	if (change.ttl_seconds !== undefined && proof.room.kind !== "temporary") throw lifetimeMisplaced();
	const store = await openStore();
	const updated = await store.write(updateRows, proof.room.id, proof.actor, change, Date.now());
	if (!updated) throw roomNotFound();
	announceUpdate(updated, store.epoch);
	return describeRoom(proof);
}

function lifetimeMisplaced(): Problem {
	const message = "goes with a temporary room only";
	return new Problem("validation_failed", `ttl_seconds ${message}.`, { errors: [{ path: "ttl_seconds", message }] });
}

/** A change of the room, as its transaction leaves it. */
interface RoomUpdate {
	room: LockedRoom;
	event: EventRow;
	online: number;
}

export function announceUpdate({ room, event, online }: RoomUpdate, epoch: string): void {
	publishEvent(event, { room: toSharedRoom(room, epoch, online) });
}

function* updateRows(
	rows: Rows,
	roomId: string,
	actor: Actor,
	{ name, topic, ttl_seconds }: RoomChange,
	now: number,
): Transaction<RoomUpdate | undefined> {
	const room = yield* lockRoom(rows, roomId, now);
	// Made lasting by somebody else meanwhile, the room has no lifetime to change.
	if (!room || (ttl_seconds !== undefined && room.kind !== "temporary")) return undefined;
	return yield* applyChange(
		rows,
		room,
		actor,
		{
			...(name !== undefined && { name }),
			...(topic !== undefined && { topic }),
			...(ttl_seconds !== undefined && { ttl_seconds, expires_at: expiry(ttl_seconds, now) }),
			...(ttl_seconds === null && { kind: "private" as const }),
		},
		now,
	);
}

/** Changes the room that the transaction holds, with the event that tells of it. */
export function* applyChange(
	rows: Rows,
	room: LockedRoom,
	actor: Actor,
	change: Parameters<typeof changeRoom>[2],
	now: number,
): Transaction<RoomUpdate> {
	yield* changeRoom(rows, room, change);
	const person = { user_id: actor.user_id, user: actor.username };
	const event = yield* appendEvent(rows, room, { type: "room_updated", ...person, created_at: now });
	return { room, event, online: yield* countOnlineIn(rows, room.id, now) };
}
