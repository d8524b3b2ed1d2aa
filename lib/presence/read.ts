/** Who is here, who types and who has read how far, as the leases say now. */
import { openStore } from "../../db";
import { findUser } from "../../db/accounts";
import { type KnownMember, listMembers } from "../../db/members";
import { countOnline, countOnlineIn, listOnline, listTyping } from "../../db/presence";
import type { Rows, Transaction } from "../../db/store";
import type { PresentPerson, Reader, Typist } from "../events/schema";
import type { Viewer } from "../rooms/rules";
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

/** How far a room's members have read. */
export interface Marks {
	/** Of those who show their signals. */
	shown: Reader[];
	/** Of those who do not, by person. */
	hidden: ReadonlyMap<string, Reader>;
}

/** The read marks of the room's members; null in a room too large for receipts. */
export async function readMarks(roomId: string): Promise<Marks | null> {
	const store = await openStore();
	return store.read(markRows, roomId);
}

function* markRows(rows: Rows, roomId: string): Transaction<Marks | null> {
	const members = yield* listMembers(rows, roomId, receiptsMembers + 1);
	if (members.length > receiptsMembers) return null;
	const hidden = members.filter((member) => !member.signals).map(toReader);
	return {
		shown: members.filter((member) => member.signals).map(toReader),
		hidden: new Map(hidden.map((reader) => [reader.user_id, reader])),
	};
}

const toReader = ({ user_id, user, read_seq }: KnownMember): Reader => ({ user_id, user, read_seq });

/** Those of `marks` that `viewer` may see: who shows no signals sees their own alone. */
export function marksFor(marks: Marks | null, viewer: Viewer): Reader[] {
	if (viewer.signals) return marks?.shown ?? [];
	const own = marks?.hidden.get(viewer.user_id) ?? marks?.shown.find(({ user_id }) => user_id === viewer.user_id);
	return own ? [own] : [];
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

/** What a poll of `userId` tells beside the events. */
export async function readPolledState(roomIds: string[], userId: string): Promise<PolledState> {
	const store = await openStore();
	return store.read(polledRows, roomIds, userId);
}

/** A poll may have waited for long: what its person may see is looked up with the rest. */
function* polledRows(rows: Rows, roomIds: string[], user_id: string): Transaction<PolledState> {
	const now = Date.now();
	const counts = yield* countOnline(rows, roomIds, now);
	const viewer = { user_id, signals: (yield* findUser(rows, user_id))?.signals ?? false };
	const readers: PolledState["readers"] = [];
	for (const room_id of roomIds) {
		const marks = marksFor(yield* markRows(rows, room_id), viewer);
		readers.push(...marks.map((mark) => ({ ...mark, room_id })));
	}
	return {
		online: [...counts.values()].reduce((sum, online) => sum + online, 0),
		typing: viewer.signals ? yield* typingRows(rows, roomIds) : [],
		readers,
	};
}
