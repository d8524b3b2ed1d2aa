/** Joining and leaving as steps of one transaction, and what time does to those who wait and those who are paired. */
import { leaveRoom } from "../../db/departures";
import type { EventRow } from "../../db/events";
import { lastDeed } from "../../db/hearing";
import { partPair } from "../../db/pairs";
import { fileTags, findPatient, findReturning, holdQueue, withdraw } from "../../db/queue";
import { findRoom, lockRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import {
	changeStranger,
	findSilent,
	findStranger,
	forgetStrangers,
	type StrangerRow,
	saveStranger,
} from "../../db/strangers";
import { pairedLease, reconnectsAfter, strangerRemains, widensAfter } from "./limits";
import { heardSince, isJustAwake, leaseSince, type Match, seek } from "./matching";

/** What is to be told once it is committed. */
export interface Changes {
	readonly matches: Match[];
	/** Partners who left, by the events in their rooms. */
	readonly departures: EventRow[];
	/** People whose pairing is another now. */
	readonly people: string[];
}

export const noChanges = (): Changes => ({ matches: [], departures: [], people: [] });

/** What somebody looks for; `tags` are JSON. */
export type Wish = Pick<StrangerRow, "tags" | "language" | "keep_tags" | "auto_reconnect" | "shares_location">;

/** Joins the queue and looks for a partner. Who waits keeps the place; who has a partner keeps the partner. */
export function* joinRows(rows: Rows, user_id: string, wish: Wish, now: number): Transaction<Changes> {
	yield* holdQueue(rows);
	const changes = noChanges();
	const before = yield* findStranger(rows, user_id);
	if (before && (yield* isPaired(rows, before, now))) return changes;
	if (before?.status === "paired" || before?.status === "ended") yield* leaveOld(rows, before, changes, now);
	yield* enqueue(rows, { ...nobody, ...before, user_id, ...wish }, now);
	yield* seekInto(rows, user_id, changes, now);
	return changes;
}

const nobody = { room_id: null, last_partner_id: null, location: null, status: "idle", since: 0, heard_at: 0 } as const;

/** Whether the person has a partner: their room may have been deleted under them. */
function* isPaired(rows: Rows, { status, room_id }: StrangerRow, now: number): Transaction<boolean> {
	return status === "paired" && room_id !== null && (yield* findRoom(rows, room_id, now)) !== undefined;
}

function* enqueue(rows: Rows, stranger: StrangerRow, now: number): Transaction<void> {
	const waits = stranger.status === "waiting" && stranger.heard_at > leaseSince(now);
	const since = waits ? stranger.since : now;
	yield* saveStranger(rows, { ...stranger, status: "waiting", since, heard_at: now });
	yield* fileTags(rows, stranger.user_id, JSON.parse(stranger.tags) as string[]);
}

/** Leaves the room of the pair that was; what both made their own by staying in touch stays. */
function* leaveOld(rows: Rows, { user_id, room_id }: StrangerRow, changes: Changes, now: number): Transaction<void> {
	if (room_id === null) return;
	const room = yield* lockRoom(rows, room_id, now);
	const left = room?.kind === "pair" ? yield* leaveRoom(rows, room_id, user_id, now) : undefined;
	if (left) changes.departures.push(left);
	yield* partPair(rows, room_id, user_id, now);
}

/** Pairs whoever waits, if there is somebody. */
export function* seekRows(rows: Rows, user_id: string, now: number): Transaction<Changes> {
	yield* holdQueue(rows);
	const changes = noChanges();
	yield* seekInto(rows, user_id, changes, now);
	return changes;
}

function* seekInto(rows: Rows, user_id: string, changes: Changes, now: number): Transaction<void> {
	const match = yield* seek(rows, user_id, now);
	if (match) changes.matches.push(match);
}

/** Leaves the queue or the partner. */
export function* leaveRows(rows: Rows, user_id: string, now: number): Transaction<Changes> {
	const changes = noChanges();
	if (yield* withdraw(rows, user_id, now)) changes.people.push(user_id);
	const stranger = yield* findStranger(rows, user_id);
	if (stranger?.status === "paired" || stranger?.status === "ended") {
		yield* leaveOld(rows, stranger, changes, now);
		changes.people.push(user_id, stranger.last_partner_id ?? user_id);
	}
	return changes;
}

/** Leaves the partner of this room, where one is still with them. */
export function* partRows(rows: Rows, user_id: string, room_id: string, now: number): Transaction<Changes> {
	const stranger = yield* findStranger(rows, user_id);
	const there = stranger?.room_id === room_id && (stranger.status === "paired" || stranger.status === "ended");
	return there ? yield* leaveRows(rows, user_id, now) : noChanges();
}

/** Leases that one transaction ends at most, and people that it tries to pair. */
const slice = 100;

/** Ends the leases of those who wait and were not heard of; forgets who was here long ago. */
export function* sweepRows(rows: Rows, now: number): Transaction<Changes> {
	const changes = noChanges();
	yield* forgetStrangers(rows, now - strangerRemains);
	for (const { user_id } of yield* findSilent(rows, "waiting", leaseSince(now), slice)) {
		yield* withdraw(rows, user_id, now);
		changes.people.push(user_id);
	}
	return changes;
}

/** Of a paired person's lease, how much longer than the promise it is in the rows: presence is looked at that often. */
export const presenceLook = 5_000;
export const silentSince = (now: number) => now - pairedLease - presenceLook;

/** People with a partner who seem to have left. */
export function* silentRows(rows: Rows, now: number): Transaction<StrangerRow[]> {
	return yield* findSilent(rows, "paired", silentSince(now), slice);
}

/** Takes somebody who has left without a word out of the pair, unless they posted something meanwhile. */
export function* lapseRows(rows: Rows, { user_id, room_id }: StrangerRow, now: number): Transaction<Changes> {
	const posted = room_id === null ? 0 : yield* lastDeed(rows, room_id, user_id);
	if (posted > silentSince(now)) {
		yield* changeStranger(rows, user_id, { heard_at: posted });
		return noChanges();
	}
	const still = yield* findStranger(rows, user_id);
	if (still?.status !== "paired" || still.heard_at > silentSince(now)) return noChanges();
	return yield* leaveRows(rows, user_id, now);
}

/** Queues those again whom their partner left and who asked for it, and pairs those whom waiting has made less choosy. */
export function* widenRows(rows: Rows, now: number): Transaction<Changes> {
	yield* holdQueue(rows);
	const changes = noChanges();
	for (const left of yield* findReturning(rows, now - reconnectsAfter, heardSince(now), slice)) {
		yield* leaveOld(rows, left, changes, now);
		yield* enqueue(rows, { ...left, status: "idle" }, now);
		yield* seekInto(rows, left.user_id, changes, now);
		changes.people.push(left.user_id);
	}
	const times = { heard_since: heardSince(now), waits_since: isJustAwake(now) ? now : now - widensAfter };
	for (const user_id of yield* findPatient(rows, times, slice)) yield* seekInto(rows, user_id, changes, now);
	return changes;
}
