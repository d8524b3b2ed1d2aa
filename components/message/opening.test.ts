import { expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import { chooseOpening } from "./opening";
import { Timeline } from "./timeline";

function aTimeline(count: number, unreadFrom: number | null = null): Timeline {
	const timestamp = "2026-11-21T10:00:00.000Z";
	const plain = { client_id: null, edited_at: null, deleted: false, reply_to: null, reactions: [] };
	const said = { type: "chat" as const, room_id: "lobby", user_id: "ada", user: "ada", message: "hello", timestamp };
	const messages: Message[] = Array.from({ length: count }, (_, index) => ({
		...said,
		...plain,
		id: `m${index + 1}`,
		seq: index + 1,
	}));
	return new Timeline({ messages, entries: [], unreadFrom, me: "me", dayOf: () => 0 });
}

test("a log that is read opens at its end", () => {
	expect(chooseOpening(aTimeline(500), null)).toEqual({ from: 440, to: 500, at: null });
	expect(chooseOpening(aTimeline(3), null)).toEqual({ from: 0, to: 3, at: null });
});

test("a log with unread messages opens at the first of them, with some before it", () => {
	expect(chooseOpening(aTimeline(500, 301), null)).toEqual({ from: 280, to: 340, at: 300 });
});

test("a message's address goes before what is unread, unless the message is not there", () => {
	expect(chooseOpening(aTimeline(500, 301), "m101").at).toBe(100);
	expect(chooseOpening(aTimeline(500, 301), "gone").at).toBe(300);
});
