/** Who is here, who types and who has read how far, as the leases say now. */
import { openStore } from "../../db";
import { listMembers } from "../../db/members";
import { countOnline, countOnlineIn, listOnline, listTyping } from "../../db/presence";
import type { Rows, Transaction } from "../../db/store";
import type { PresentPerson, Reader, Typist } from "../events/schema";
import { presenceNames, receiptsMembers } from "./schema";

export interface Online {
	online: number;
	users: PresentPerson[];
}

/** Everybody online in the room, counted; at most `presenceNames` of them named. */
export async function readOnline(roomId: string): Promise<Online> {
	const store = await openStore();
	return store.read(onlineRows, roomId);
}

function* onlineRows(rows: Rows, roomId: string): Transaction<Online> {
	const now = Date.now();
	const users = yield* listOnline(rows, roomId, now, presenceNames);
	if (users.length < presenceNames) return { online: users.length, users };
	return { online: yield* countOnlineIn(rows, roomId, now), users };
}

/** The read marks of the room's members; null in a room too large for receipts. */
export async function readMarks(roomId: string): Promise<Reader[] | null> {
	const store = await openStore();
	return store.read(markRows, roomId);
}

function* markRows(rows: Rows, roomId: string): Transaction<Reader[] | null> {
	const members = yield* listMembers(rows, roomId, receiptsMembers + 1);
	if (members.length > receiptsMembers) return null;
	return members.map(({ user_id, user, read_seq }) => ({ user_id, user, read_seq }));
}

/** Who types in the room. */
export async function readTyping(roomId: string): Promise<(Typist & { room_id: string })[]> {
	const store = await openStore();
	return store.read(typingRows, [roomId]);
}

function* typingRows(rows: Rows, roomIds: string[]): Transaction<(Typist & { room_id: string })[]> {
	return yield* listTyping(rows, roomIds, Date.now());
}

export interface PolledState {
	/** People online in any of the rooms, each room counted for itself. */
	online: number;
	typing: (Typist & { room_id: string })[];
	readers: (Reader & { room_id: string })[];
}

/** What a poll tells beside the events. */
export async function readPolledState(roomIds: string[]): Promise<PolledState> {
	const store = await openStore();
	return store.read(polledRows, roomIds);
}

function* polledRows(rows: Rows, roomIds: string[]): Transaction<PolledState> {
	const now = Date.now();
	const counts = yield* countOnline(rows, roomIds, now);
	const typing = yield* typingRows(rows, roomIds);
	const readers: PolledState["readers"] = [];
	for (const room_id of roomIds) {
		const marks = (yield* markRows(rows, room_id)) ?? [];
		readers.push(...marks.map((mark) => ({ ...mark, room_id })));
	}
	return {
		online: [...counts.values()].reduce((sum, online) => sum + online, 0),
		typing,
		readers,
	};
}
