/** What the contract's tests begin from: people, a room, and the few steps they all take. */
import { insertUser, type UserRow } from "../accounts";
import { appendEvent, type EventRow } from "../events";
import { insertMember } from "../members";
import { insertMessage, type MessageRow } from "../messages";
import { insertRoom, lockRoom, type RoomRow } from "../rooms";
import type { Rows, Store, Transaction } from "../store";

export type Open = () => Promise<Store>;

let named = 0;
/** A name that no other test uses. */
export const fresh = (noun: string): string => `${noun}${++named}x${process.pid}`;

export const roomRow = (change: Partial<RoomRow> = {}): RoomRow => ({
	id: fresh("room"),
	name: "A room",
	topic: "",
	kind: "public",
	owner_id: null,
	created_at: 1_000,
	ttl_seconds: null,
	expires_at: null,
	head: 0,
	pruned: 0,
	last_message_at: null,
	...change,
});

export const personRow = (change: Partial<UserRow> = {}): UserRow => ({
	id: fresh("id"),
	username: "somebody",
	username_key: null,
	kind: "guest",
	password_hash: null,
	signals: true,
	created_at: 1,
	...change,
});

export async function makeRoom(store: Store, change: Partial<RoomRow> = {}): Promise<RoomRow> {
	const room = roomRow(change);
	await store.write(insertRoom, room);
	return room;
}

interface Line {
	room_id: string;
	user: string;
	text: string;
	at?: number;
	client_id?: string | null;
}

/** Posts a line as the product does: the room's lock, its next number, the row. */
export function* postLine(rows: Rows, line: Line): Transaction<{ event: EventRow; message: MessageRow }> {
	const at = line.at ?? 2_000;
	const room = yield* lockRoom(rows, line.room_id, 0);
	if (!room) throw new Error("The room of this test is missing");
	const person = { user_id: line.user, user: line.user };
	const id = fresh("message");
	const event = yield* appendEvent(rows, room, { type: "chat", ...person, message_id: id, created_at: at });
	const message: MessageRow = {
		id,
		room_id: room.id,
		seq: event.seq,
		...person,
		text: line.text,
		client_id: line.client_id ?? null,
		fingerprint: null,
		reply_to: null,
		created_at: at,
		edited_at: null,
		deleted_at: null,
	};
	yield* insertMessage(rows, message);
	return { event, message };
}

/** Makes `user`, who bears their id as a name, a member who has read up to `readSeq`. */
export function* addMember(rows: Rows, roomId: string, user: string, readSeq = 0): Transaction<void> {
	yield* insertUser(rows, personRow({ id: user, username: user }));
	const marks = { joined_at: 1_000, joined_seq: 1, read_seq: readSeq, unread_from: null };
	yield* insertMember(rows, { room_id: roomId, user_id: user, user, ...marks });
}

/** A room of its own with so many lines by `user`. */
export async function roomOf(store: Store, lines: number, user = "ada") {
	const room = await makeRoom(store);
	const posted = [];
	for (let n = 1; n <= lines; n++) {
		posted.push((await store.write(postLine, { room_id: room.id, user, text: `line ${n}` })).message);
	}
	return { room, posted };
}
