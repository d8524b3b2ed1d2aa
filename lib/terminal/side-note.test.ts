import { expect, test } from "vitest";
import type { ChatView, RoomSummary } from "../client/chat-view";
import { roomStateFrom } from "../client/room-state";
import type { RoomView } from "../client/room-view";
import { Calls } from "./calls";
import { sideNote } from "./side-note";

const me = { user_id: "ada", username: "ada", kind: "guest" as const, signals: true };
const facts = { topic: "", kind: "public" as const, owner_id: null, expires_at: null, online: 1 };

const summary = (name: string, unread: number, change: Partial<RoomSummary> = {}): RoomSummary => ({
	room_id: name,
	name,
	...facts,
	unread,
	last_message_at: null,
	member: true,
	mentions: false,
	...change,
});

function note(chat: Partial<ChatView>, names: readonly string[] = [], waiting = 0): string {
	const room = { room_id: "lobby", name: "Lobby", ...facts, created_at: "", unread: 0, cursor: "" };
	const state = roomStateFrom({ room, members: [], messages: [], cursor: "" }, "ada");
	const entry = { client_id: "", message: "", reply_to: null, at: 0, failure: null };
	const typing = names.map((user) => ({ user_id: user, user }));
	const outbox = Array.from({ length: waiting }, () => entry);
	return sideNote({ me, rooms: [], connection: { name: "live" }, transport: "sse", ...chat }, {
		state: { ...state, typing },
		outbox,
	} as unknown as RoomView);
}

test("tells who types", () => {
	expect(note({})).toBe("");
	expect(note({}, ["bob"])).toBe("bob is typing");
	expect(note({}, ["bob", "eve"])).toBe("bob and eve are typing");
	expect(note({}, ["a", "b", "c", "d"])).toBe("4 people are typing");
	expect(note({}, ["b\x1bob"])).toBe("b␛ob is typing");
});

test("counts what waits in other rooms that one is in", () => {
	const rooms = [
		summary("lobby", 9),
		summary("den", 3),
		summary("attic", 1, { mentions: true }),
		summary("yard", 5, { member: false }),
	];
	expect(note({ rooms })).toBe("den 3 · attic @1");
});

test("says when the line is down, not while it comes up", () => {
	expect(note({ connection: { name: "connecting", attempt: 0 } })).toBe("");
	expect(note({ connection: { name: "waiting", attempt: 2, until: 0 } })).toBe("offline");
	expect(note({ connection: { name: "connecting", attempt: 1 } }, [], 2)).toBe("offline, 2 to send");
});

test("each call from another room is told once, until one has looked", () => {
	const calls = new Calls();
	const calling = [summary("den", 1, { mentions: true })];
	expect(calls.note(calling, "lobby")).toBe(true);
	expect(calls.note(calling, "lobby")).toBe(false);
	expect(calls.note([summary("den", 0)], "lobby")).toBe(false);
	expect(calls.note(calling, "den")).toBe(false);
	expect(calls.note(calling, "lobby")).toBe(true);
});
