import { expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import { announce } from "./announcement";

function aMessage(seq: number, user_id: string, rest: Partial<Message> = {}): Message {
	const base = { type: "chat" as const, id: `m${seq}`, room_id: "lobby", seq, user_id, user: user_id };
	const times = { timestamp: "2026-11-21T10:00:00.000Z", edited_at: null };
	const plain = { client_id: null, deleted: false, reply_to: null, reactions: [] };
	return { ...base, ...times, ...plain, message: `text ${seq}`, ...rest };
}

test("one message is read with its author", () => {
	expect(announce([aMessage(1, "bob"), aMessage(2, "ada")], "me", 1)).toEqual({
		count: 1,
		seq: 2,
		single: { author: "ada", text: "text 2" },
		authors: ["ada"],
	});
});

test("several are counted, with each author once", () => {
	const messages = [aMessage(1, "ada"), aMessage(2, "bob"), aMessage(3, "ada")];
	expect(announce(messages, "me", 0)).toEqual({ count: 3, seq: 3, single: null, authors: ["ada", "bob"] });
});

test("more than three authors are not named", () => {
	const messages = ["ada", "bob", "cleo", "dan"].map((name, index) => aMessage(index + 1, name));
	expect(announce(messages, "me", 0)?.authors).toEqual([]);
});

test("one's own messages are never read, nor what was known", () => {
	expect(announce([aMessage(1, "ada"), aMessage(2, "me")], "me", 1)).toBeNull();
	expect(announce([aMessage(1, "ada")], "me", 1)).toBeNull();
});
