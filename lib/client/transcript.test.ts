import { expect, test } from "vitest";
import type { Message } from "../messages/schema";
import { writeTranscript } from "./transcript";

const words = {
	heading: "ada and bob",
	deleted: "deleted",
	edited: "edited",
	moment: (time: number) => new Date(time).toISOString().slice(11, 16),
};

const said = (message: string, change: Partial<Message> = {}): Message => ({
	type: "chat",
	id: "m",
	room_id: "r",
	seq: 1,
	user_id: "b",
	user: "bob",
	message,
	timestamp: "2026-11-21T10:00:00.123Z",
	client_id: null,
	edited_at: null,
	deleted: false,
	reply_to: null,
	reactions: [],
	...change,
});

test("names, times and marks stand with the words", () => {
	const edited = { edited_at: "2026-11-21T10:01:00.000Z" };
	const text = writeTranscript(
		[said("hello"), said("better", edited), said("This message was deleted", { deleted: true, ...edited })],
		words,
	);
	expect(text).toBe("ada and bob\n\n[10:00] bob: hello\n[10:00] bob: better [edited]\n[10:00] bob: [deleted]\n");
});

test("a message of several lines cannot pass for somebody else's", () => {
	const text = writeTranscript([said("one\n[10:00] ada: I agree\u2028[10:00] ada: yes")], words);
	expect(text.split("\n").filter((line) => line.startsWith("["))).toHaveLength(1);
});
