import { expect, test } from "vitest";
import { applyEvent, prependHistory, type RoomState, roomStateFrom } from "../client/room-state";
import type { LoggedEvent } from "../events/schema";
import type { Message } from "../messages/schema";
import { type Change, findChanges } from "./room-changes";

const timestamp = "2026-11-21T10:00:00.123Z";
const bob = { user_id: "bob", user: "bob" };
const room = {
	room_id: "lobby",
	name: "Lobby",
	topic: "",
	kind: "public" as const,
	created_at: timestamp,
	expires_at: null,
	owner_id: null,
	online: 1,
	cursor: "e.lobby:1",
};

function message(seq: number, change: Partial<Message> = {}): Message {
	const text = { message: `text ${seq}`, edited_at: null, deleted: false, reply_to: null, reactions: [] };
	return { type: "chat", id: `m${seq}`, room_id: "lobby", seq, ...bob, timestamp, client_id: null, ...text, ...change };
}

const chat = (seq: number): LoggedEvent => ({ ...message(seq), type: "chat", event_seq: seq });
const begin = (...seqs: number[]): RoomState =>
	roomStateFrom(
		{
			room: { ...room, unread: 0 },
			members: [],
			messages: seqs.map((seq) => message(seq)),
			cursor: `e.lobby:${seqs.at(-1)}`,
		},
		"ada",
	);
const after = (state: RoomState, ...events: LoggedEvent[]) =>
	events.reduce((next, event) => applyEvent(next, event), state);
const tell = (change: Change) => {
	if (change.kind === "message") return change.message.message;
	return change.kind === "gap" ? "gap" : change.sentence;
};
const told = (before: RoomState, now: RoomState) => findChanges(before, now).map(tell);

test("new messages come in order, once", () => {
	const before = begin(1, 2);
	const now = after(before, chat(3), chat(4));
	expect(told(before, now)).toEqual(["text 3", "text 4"]);
	expect(told(now, now)).toEqual([]);
});

test("what is done to messages and people is told in sentences", () => {
	const before = begin(1, 2);
	const logged = { room_id: "lobby", timestamp };
	const now = after(
		before,
		{ ...message(1, { message: "better", edited_at: timestamp }), type: "edit", event_seq: 3 },
		{
			...logged,
			type: "reaction",
			event_seq: 4,
			id: "m2",
			emoji: "👍",
			...bob,
			added: true,
			reactions: [{ emoji: "👍", count: 1 }],
		},
		{ ...logged, type: "user_joined", event_seq: 5, id: "e5", ...bob, message: "bob has joined" },
		{ ...logged, type: "room_updated", event_seq: 6, room: { ...room, topic: "Tea" } },
	);
	expect(told(before, now)).toEqual(["bob has joined", "the topic is now: Tea", "bob edited #1:", "#2 has 👍 1:"]);
	const gone = after(
		now,
		{ ...message(2, { deleted: true }), type: "delete", event_seq: 7 },
		{ ...logged, type: "user_renamed", event_seq: 8, id: "e8", ...bob, user: "rob", previous: "bob", message: "" },
		{ ...logged, type: "user_left", event_seq: 9, id: "e9", user_id: "bob", user: "rob", message: "rob has left" },
	);
	expect(told(now, gone)).toEqual(["rob has left", "bob deleted #2"].map((line) => line.replace("rob", "bob")));
});

test("a page of history is nothing new; a hole before what is new is told", () => {
	const before = begin(50, 51);
	expect(told(before, prependHistory(before, { messages: [message(49)], has_more: false, cursor: "" }, []))).toEqual(
		[],
	);
	expect(told(before, { ...begin(90, 91), has_more: true })).toEqual(["gap", "text 90", "text 91"]);
});

test("an older message that comes after the answer to my own is told too", () => {
	const before = begin(1);
	const posted = { ...before, messages: [...before.messages, message(3)] };
	expect(told(before, posted)).toEqual(["text 3"]);
	expect(told(posted, after(posted, chat(2), chat(3)))).toEqual(["text 2"]);
});
