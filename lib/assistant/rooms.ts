/** The assistant as a member of rooms: whether it is in one, and what it was told there. */
import { openStore } from "../../db";
import { findUser, insertUser, type UserRow } from "../../db/accounts";
import { leaveRoom } from "../../db/departures";
import type { EventRow } from "../../db/events";
import { findMember } from "../../db/members";
import { deleteRoomPrompt, findRoomPrompt, saveRoomPrompt } from "../../db/room-questions";
import { lockRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import type { Visitor } from "../accounts/access";
import { nameKey } from "../accounts/rules";
import { config } from "../config";
import { Problem } from "../errors";
import { publishEvent } from "../events/write";
import { type Owner, owner, type Reader, reader, roomNotFound } from "../rooms/access";
import { announceJoin, enterRoom } from "../rooms/write";
import { assistantId, assistantName } from "./limits";
import type { RoomAssistant, RoomAssistantChange } from "./schema";

function requireOn(): void {
	if (config().ASSISTANT === "off") throw new Problem("assistant_off", "This server has no assistant.");
}

/** Who may see whether it is there. */
export async function assistantReader(visitor: Visitor): Promise<Reader> {
	const proof = await reader(visitor);
	requireOn();
	return proof;
}

/** Who may turn it on and off. */
export async function assistantOwner(visitor: Visitor): Promise<Owner> {
	const proof = await owner(visitor);
	requireOn();
	return proof;
}

export async function describeAssistant({ room }: Pick<Reader, "room">): Promise<RoomAssistant> {
	const store = await openStore();
	return store.read(describeRows, room.id);
}

function* describeRows(rows: Rows, roomId: string): Transaction<RoomAssistant> {
	const on = (yield* findMember(rows, roomId, assistantId)) !== undefined;
	return { on, prompt: on ? ((yield* findRoomPrompt(rows, roomId)) ?? "") : "" };
}

/** Brings the assistant in, or tells it something else; again is harmless. */
export async function turnOn(proof: Owner, { prompt }: RoomAssistantChange): Promise<RoomAssistant> {
	const store = await openStore();
	const outcome = await store.write(turnOnRows, proof.room.id, prompt, Date.now());
	if (outcome instanceof Problem) throw outcome;
	if (outcome) announceJoin(outcome);
	return describeAssistant(proof);
}

function* turnOnRows(rows: Rows, roomId: string, prompt: string, now: number): Transaction<EventRow | Problem | null> {
	const room = yield* lockRoom(rows, roomId, now);
	if (!room) return roomNotFound();
	if (!(yield* findUser(rows, assistantId)) && !(yield* insertUser(rows, botRow(now)))) {
		return new Problem("username_taken", `An account has the name ${assistantName}. Rename it first.`);
	}
	yield* saveRoomPrompt(rows, roomId, prompt);
	if (yield* findMember(rows, roomId, assistantId)) return null;
	return yield* enterRoom(rows, room, { user_id: assistantId, username: assistantName }, now);
}

function botRow(created_at: number): UserRow {
	return {
		id: assistantId,
		username: assistantName,
		username_key: nameKey(assistantName),
		kind: "bot",
		password_hash: null,
		signals: true,
		created_at,
	};
}

/** Takes the assistant out; again is harmless. */
export async function turnOff({ room }: Owner): Promise<void> {
	const store = await openStore();
	const left = await store.write(turnOffRows, room.id, Date.now());
	if (left) publishEvent(left);
}

function* turnOffRows(rows: Rows, roomId: string, now: number): Transaction<EventRow | undefined> {
	yield* deleteRoomPrompt(rows, roomId);
	return yield* leaveRoom(rows, roomId, assistantId, now);
}
