/** How long rooms live: kept for longer, ended by their owner, and cleared away once they are over. */
import { openStore } from "../../db";
import { clearRemains } from "../../db/remains";
import { curbLifetimes, endRoom, findEnd, findEnded, lockRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import type { Actor } from "../accounts/access";
import { openBus } from "../bus";
import { Problem } from "../errors";
import type { CloseReason } from "../events/schema";
import { type Member, type Owner, roomNotFound } from "./access";
import { lobbyId, ttl } from "./limits";
import { describeRoom } from "./read";
import type { LongerStay, Room } from "./schema";
import { announceUpdate, applyChange } from "./write";

/**
 * Keeps the room until `expires_at` at least, which is at most the longest lifetime from now. Where it stays that long
 * anyway nothing changes, so that a retry is harmless. Whoever is in it may, as whoever is in it may write.
 */
export async function keepRoom(proof: Member, { expires_at }: LongerStay): Promise<Room> {
	const [now, until] = [Date.now(), Date.parse(expires_at)];
	if (until > now + ttl.max * 1_000) throw keptTooLong();
	const store = await openStore();
	const kept = await store.write(keepRows, proof.room.id, proof.actor, until, now);
	if (kept === "unknown") throw roomNotFound();
	if (kept !== "unchanged") announceUpdate(kept, store.epoch);
	return describeRoom(proof);
}

function keptTooLong(): Problem {
	const message = `is more than ${ttl.max} seconds away`;
	return new Problem("validation_failed", `expires_at ${message}.`, { errors: [{ path: "expires_at", message }] });
}

function* keepRows(rows: Rows, roomId: string, actor: Actor, until: number, now: number) {
	const room = yield* lockRoom(rows, roomId, now);
	if (!room) return "unknown";
	if (room.kind !== "temporary" || until <= (room.expires_at ?? 0)) return "unchanged";
	return yield* applyChange(rows, room, actor, { expires_at: until }, now);
}

/** Curbs what a clock set back would let live on. */
export async function curbRooms(now: number): Promise<void> {
	const store = await openStore();
	await store.write(curbLifetimes, now);
}

/** Leaves of what was deleted no copy in the database's journal. */
export async function scrubJournal(): Promise<void> {
	const store = await openStore();
	await store.scrub();
}

/** Rows of each sort that one transaction takes away of a room that is over: some milliseconds, in which nobody is answered. */
const remainsSlice = 1_000;

/** Deletes the room: a small one whole, of a large one the rest goes bit by bit. */
export async function removeRoom({ room }: Owner): Promise<void> {
	if (room.id === lobbyId) throw new Problem("room_forbidden", "The lobby always exists.");
	const store = await openStore();
	const ended = await store.write(removeRows, room.id, Date.now());
	if (ended) openBus().publish("room", room.id, { kind: "closed", reason: "deleted" });
}

function* removeRows(rows: Rows, roomId: string, now: number): Transaction<boolean> {
	if (!(yield* endRoom(rows, roomId, now))) return false;
	yield* clearRemains(rows, roomId, now, remainsSlice);
	return true;
}

/** Takes some of the rows of rooms that are over away, of at most `limit` rooms; true where there may be more. */
export async function clearEndedRooms(now: number, limit: number): Promise<boolean> {
	const store = await openStore();
	const ended = await store.read(findEnded, now, limit);
	let more = ended.length === limit;
	for (const roomId of ended) {
		const { reason, left } = await store.write(clearRows, roomId, now);
		if (reason) openBus().publish("room", roomId, { kind: "closed", reason });
		more ||= left;
	}
	// What was deleted must be gone from the file within a minute, and the journal still holds it.
	if (ended.length > 0 && !more) await store.scrub();
	return more;
}

function* clearRows(
	rows: Rows,
	roomId: string,
	now: number,
): Transaction<{ reason: CloseReason | null; left: boolean }> {
	const reason = yield* findEnd(rows, roomId, now);
	const left = yield* clearRemains(rows, roomId, now, remainsSlice);
	return { reason: left === "none" ? null : reason, left: left === "more" };
}
