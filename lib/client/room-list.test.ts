import { expect, test } from "vitest";
import type { RoomEvent } from "../events/schema";
import type { HomeRoom, Me } from "./chat-view";
import { RoomList } from "./room-list";

const timestamp = "2026-11-21T10:00:00.123Z";
const me: Me = { user_id: "ada", username: "ada", kind: "guest", signals: true };

function aRoom(change: Partial<HomeRoom> = {}): HomeRoom {
	const facts = { room_id: "den", name: "Den", topic: "", kind: "public" as const, created_at: timestamp };
	const rest = { expires_at: null, owner_id: null, online: 1, unread: 0, cursor: "e.den:10", last_message_at: null };
	return { ...facts, ...rest, member: true, ...change };
}

const chat = (seq: number, user_id = "bob", message = "hello"): RoomEvent => ({
	type: "chat",
	id: `m${seq}`,
	room_id: "den",
	seq,
	event_seq: seq,
	user_id,
	user: user_id,
	message,
	timestamp,
	client_id: null,
	edited_at: null,
	deleted: false,
	reply_to: null,
	reactions: [],
});
const read = (read_seq: number): RoomEvent => ({
	type: "read",
	room_id: "den",
	readers: [{ user_id: "ada", user: "ada", read_seq }],
});

const only = (list: RoomList) => list.summaries()[0];
const unread = (list: RoomList) => only(list)?.unread;

test("messages of others count as unread, once each, and mine do not", () => {
	const list = new RoomList([aRoom({ unread: 2 })], me);
	expect(list.apply(chat(11))).toBe("changed");
	expect(list.apply(chat(11))).toBe("none");
	list.apply(chat(12, "ada"));
	expect(unread(list)).toBe(3);
	expect(only(list)?.last_message_at).toBe(timestamp);
});

test("an event that the snapshot holds already does not count", () => {
	const list = new RoomList([aRoom()], me);
	expect(list.apply(chat(10))).toBe("none");
	expect(unread(list)).toBe(0);
});

test("reading up to the head leaves nothing unread, reading a part leaves the rest", () => {
	const list = new RoomList([aRoom({ unread: 2 })], me);
	for (const seq of [11, 12, 13]) list.apply(chat(seq));
	expect(list.noteRead("den", 12)).toBe("changed");
	expect(unread(list)).toBe(1);
	list.noteRead("den", 13);
	expect(unread(list)).toBe(0);
});

test("of a part of what the snapshot counted only the server knows how much remains", () => {
	const list = new RoomList([aRoom({ unread: 5 })], me);
	list.apply(chat(11));
	expect(list.noteRead("den", 7)).toBe("stale");
	expect(list.noteRead("den", 7, 3)).toBe("changed");
	expect(unread(list)).toBe(3);
});

test("what I read on another device is read here, but the mark that a stream begins with is not", () => {
	const list = new RoomList([aRoom({ unread: 4 })], me);
	list.apply(read(10));
	expect(unread(list)).toBe(4);
	list.apply(chat(11));
	list.apply(read(11));
	expect(unread(list)).toBe(0);
});

test("a mention stands out until it is read, and one of somebody else does not", () => {
	const list = new RoomList([aRoom()], me);
	list.apply(chat(11, "bob", "not for you, @adam"));
	expect(only(list)?.mentions).toBe(false);
	list.apply(chat(12, "bob", "for you, @Ada!"));
	expect(only(list)?.mentions).toBe(true);
	list.noteRead("den", 12);
	expect(only(list)?.mentions).toBe(false);
});

test("an unread message that is deleted is unread no more", () => {
	const list = new RoomList([aRoom({ unread: 1 })], me);
	list.apply(chat(11));
	expect(list.apply({ ...chat(11), type: "delete", event_seq: 12 } as RoomEvent)).toBe("changed");
	expect(unread(list)).toBe(1);
	expect(list.apply({ ...chat(9), type: "delete", event_seq: 13 } as RoomEvent)).toBe("stale");
});

test("a hole, an unknown room and a reset are put right by asking", () => {
	const list = new RoomList([aRoom()], me);
	expect(list.apply(chat(13))).toBe("stale");
	expect(list.apply({ ...chat(1), room_id: "attic" } as RoomEvent)).toBe("stale");
	expect(list.apply({ type: "reset", room_id: "den", reason: "cursor_expired", cursor: "e.den:20" })).toBe("stale");
});

test("a snapshot that is older than the events keeps what came since", () => {
	const list = new RoomList([aRoom()], me);
	for (const seq of [11, 12]) list.apply(chat(seq));
	list.replace([aRoom({ unread: 1, cursor: "e.den:11" })]);
	expect(unread(list)).toBe(2);
	list.apply(chat(13));
	expect(unread(list)).toBe(3);
});

test("what I call unread is unread until I read on", () => {
	const list = new RoomList([aRoom()], me);
	list.noteRead("den", 10);
	list.noteUnread("den", 8, 3);
	list.apply(read(10));
	expect(unread(list)).toBe(3);
	list.noteRead("den", 10);
	expect(unread(list)).toBe(0);
});

test("a room that is over leaves the list, a public one that I am out of stays", () => {
	const list = new RoomList([aRoom({ unread: 1 }), aRoom({ room_id: "attic", kind: "private" })], me);
	list.apply({ type: "room_closed", room_id: "den", reason: "removed" });
	list.apply({ type: "room_closed", room_id: "attic", reason: "removed" });
	expect(list.summaries()).toMatchObject([{ room_id: "den", member: false, unread: 0 }]);
	list.apply({ type: "room_closed", room_id: "den", reason: "deleted" });
	expect(list.summaries()).toEqual([]);
});

test("facts and presence follow the events", () => {
	const list = new RoomList([aRoom()], me);
	list.apply({ type: "presence", room_id: "den", online: 7, users: [] });
	const room = { ...aRoom(), name: "Hall", topic: "tea" };
	list.apply({ type: "room_updated", room_id: "den", event_seq: 11, timestamp, room });
	expect(only(list)).toMatchObject({ online: 7, name: "Hall", topic: "tea" });
});

test("a room that has not changed is the same object as before", () => {
	const list = new RoomList([aRoom(), aRoom({ room_id: "attic" })], me);
	const before = list.summaries();
	list.apply(chat(11));
	const after = list.summaries();
	expect(after[0]).not.toBe(before[0]);
	expect(after[1]).toBe(before[1]);
});

test("after a reset the room's numbers begin anew, be they lower than before", () => {
	const list = new RoomList([aRoom()], me);
	list.apply(chat(11));
	list.apply({ type: "reset", room_id: "den", reason: "history_replaced", cursor: "f.den:3" });
	list.replace([aRoom({ unread: 1, cursor: "f.den:3" })]);
	expect(unread(list)).toBe(1);
	expect(list.apply(chat(4))).toBe("changed");
	expect(unread(list)).toBe(2);
});
