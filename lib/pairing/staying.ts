/** Staying in touch: once both consent, the pair's room is a private one for good, with its address and its history. */
import { appendEvent, type EventRow } from "../../db/events";
import { findMember } from "../../db/members";
import { changePair, findPair, partnerIn } from "../../db/pairs";
import { changeRoom, type LockedRoom, lockRoom, type RoomRow } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import { findStranger } from "../../db/strangers";

interface Stayed {
	/** Those whose pairing shows it. */
	people: string[];
	/** The room as it now is and the event that tells of it, where this was the second consent. */
	lasting: { room: RoomRow; event: EventRow } | null;
}

/** Undefined where the person has no partner now. */
export function* stayRows(rows: Rows, userId: string, consents: boolean, now: number): Transaction<Stayed | undefined> {
	const stranger = yield* findStranger(rows, userId);
	if (stranger?.status !== "paired" || stranger.room_id === null) return undefined;
	const room = yield* lockRoom(rows, stranger.room_id, now);
	const pair = room && (yield* findPair(rows, room.id));
	if (!room || !pair || pair.ended_at !== null) return undefined;
	const people = [userId, partnerIn(pair, userId)];
	// What both agreed on is no longer one's own to take back; one can leave the room.
	if (room.kind !== "pair") return { people, lasting: null };
	const mine = pair.user_a === userId ? "stay_a" : "stay_b";
	const theirs = mine === "stay_a" ? "stay_b" : "stay_a";
	yield* changePair(rows, room.id, { [mine]: consents });
	if (!consents || !pair[theirs]) return { people, lasting: null };
	return { people, lasting: yield* makeLasting(rows, room, userId, now) };
}

function* makeLasting(rows: Rows, room: LockedRoom, userId: string, now: number) {
	yield* changeRoom(rows, room, { kind: "private" });
	const user = (yield* findMember(rows, room.id, userId))?.user ?? "";
	const event = yield* appendEvent(rows, room, { type: "room_updated", user_id: userId, user, created_at: now });
	return { room, event };
}
