import { expect, test } from "vitest";
import type { Message } from "../messages/schema";
import type { Entrance } from "../rooms/schema";
import { viewFrom } from "./room-opening";

const timestamp = "2026-11-21T10:00:00.123Z";

function aMessage(seq: number, user: string, deleted = false): Message {
	const facts = { type: "chat" as const, id: `m${seq}`, room_id: "den", seq, user_id: user, user, timestamp, deleted };
	return { ...facts, message: `text ${seq}`, client_id: null, edited_at: null, reply_to: null, reactions: [] };
}

function anEntrance(messages: Message[]): Entrance {
	const facts = { room_id: "den", name: "Den", topic: "", kind: "public" as const, created_at: timestamp };
	const room = { ...facts, expires_at: null, owner_id: null, online: 1, unread: 0, cursor: "e.den:9" };
	return { room, members: [], messages, cursor: "e.den:9" };
}

const opened = (messages: Message[], reading: { read_seq: number; unread_from: number | null; unread: number }) =>
	viewFrom({ entrance: anEntrance(messages), member: true, reading, excerpt: null }, "ada").state.reading;

test("the unread begin with a message of somebody else that is still there", () => {
	const messages = [aMessage(2, "ada"), aMessage(3, "bob", true), aMessage(4, "ada"), aMessage(5, "bob")];
	expect(opened(messages, { read_seq: 1, unread_from: null, unread: 1 })).toEqual({ read_seq: 1, unread_from: 5 });
});

test("where nothing of others is unread there is no line, however far behind the mark is", () => {
	const messages = [aMessage(2, "ada"), aMessage(3, "ada")];
	expect(opened(messages, { read_seq: 1, unread_from: null, unread: 0 })).toEqual({ read_seq: 1, unread_from: null });
});

test("what was called unread again begins where it was said to", () => {
	const messages = [aMessage(2, "ada"), aMessage(3, "bob")];
	expect(opened(messages, { read_seq: 3, unread_from: 2, unread: 1 })).toEqual({ read_seq: 1, unread_from: 2 });
});
