/** Leaving rooms, and the end of a guest: memberships end with their event, in the transaction that ends them. */
import { changeUser, hasLiveSession, type UserRow } from "./accounts";
import { forgetConversations } from "./conversations";
import { appendEvent, type EventRow } from "./events";
import { deleteMember, findMember, listMemberships } from "./members";
import { pairRemains, partPair } from "./pairs";
import { withdraw } from "./queue";
import { lockRoom } from "./rooms";
import { forgetSafety } from "./safety";
import type { Rows, Transaction } from "./store";

/** Takes a person out of a room, which ends where it was a pair's; undefined where they were not in it. */
export function* leaveRoom(rows: Rows, roomId: string, userId: string, now: number): Transaction<EventRow | undefined> {
	const room = yield* lockRoom(rows, roomId, now);
	const member = room && (yield* findMember(rows, roomId, userId));
	if (!member) return undefined;
	yield* deleteMember(rows, roomId, userId);
	const moved = room.kind === "pair" ? { expires_at: room.expires_at ?? now + pairRemains } : {};
	if (room.kind === "pair") yield* partPair(rows, roomId, userId, now);
	const departure = { type: "user_left" as const, user_id: userId, user: member.user, created_at: now };
	return yield* appendEvent(rows, room, departure, moved);
}

/** Ends a guest who has no live session: out of every room, and the name is free. Others are left as they are. */
export function* retireGuest(rows: Rows, user: UserRow, now: number): Transaction<EventRow[]> {
	if (user.kind !== "guest" || (yield* hasLiveSession(rows, user.id, now))) return [];
	yield* withdraw(rows, user.id, now);
	const departures: EventRow[] = [];
	for (const membership of yield* listMemberships(rows, user.id, now)) {
		const left = yield* leaveRoom(rows, membership.room_id, user.id, now);
		if (left) departures.push(left);
	}
	yield* forgetSafety(rows, user.id);
	yield* forgetConversations(rows, user.id);
	yield* changeUser(rows, user.id, { username_key: null });
	return departures;
}
