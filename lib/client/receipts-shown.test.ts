import { expect, test } from "vitest";
import type { Message } from "../messages/schema";
import { receiptOf } from "./receipts";
import type { RoomView } from "./room-view";

function aMessage(seq: number, user_id = "ada", change: Partial<Message> = {}): Message {
	const timestamp = "2026-11-21T10:00:00.123Z";
	const base = {
		type: "chat" as const,
		id: `m${seq}`,
		room_id: "lobby",
		seq,
		user_id,
		user: user_id,
		message: "",
		timestamp,
	};
	return { ...base, client_id: null, edited_at: null, deleted: false, reply_to: null, reactions: [], ...change };
}

/** Ada's view of a room with bob and carol in it. */
function aView(messages: Message[], readers: Record<string, number>, strangers = 0): RoomView {
	const names = ["ada", "bob", "carol", ...Array.from({ length: strangers }, (_, index) => `guest${index}`)];
	const members = names.map((name) => ({ user_id: name, user: name, kind: "guest" as const }));
	return { state: { me: "ada", messages, members, readers, receipts: true }, excerpt: null } as unknown as RoomView;
}

const told = (view: RoomView) =>
	view.state.messages.map(
		(message) =>
			receiptOf(view, message)
				?.seenBy.map(({ user }) => user)
				.join("+") ?? null,
	);

test("the last message of a run that has come as far says so for all of it", () => {
	const messages = [1, 2, 3, 4].map((seq) => aMessage(seq));
	expect(told(aView(messages, {}))).toEqual([null, null, null, ""]);
	expect(told(aView(messages, { bob: 2, carol: 1, ada: 4 }))).toEqual(["bob+carol", "bob", null, ""]);
});

test("what others wrote, and what was deleted, says nothing and ends a run", () => {
	const messages = [aMessage(1), aMessage(2, "bob"), aMessage(3), aMessage(4, "ada", { deleted: true })];
	expect(told(aView(messages, { bob: 4 }))).toEqual(["bob", null, "bob", null]);
});

test("a room too large for receipts has none", () => {
	expect(told(aView([aMessage(1)], { bob: 1 }, 97))).toEqual(["bob"]);
	expect(told(aView([aMessage(1)], { bob: 1 }, 98))).toEqual([null]);
});
