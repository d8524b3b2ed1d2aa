import { expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import { layOut } from "./timeline";

const utcDay = (moment: Date) => Math.floor(moment.getTime() / 86_400_000) * 86_400_000;

function aMessage(id: string, user_id: string, timestamp: string, reply_to: string | null = null): Message {
	const base = { type: "chat" as const, id, room_id: "lobby", seq: 1, user_id, user: user_id, message: id, timestamp };
	return { ...base, client_id: null, edited_at: null, deleted: false, reply_to, reactions: [] };
}

const shapes = (messages: Message[]) =>
	layOut(messages, utcDay).map((row) => (row.kind === "day" ? "day" : `${row.message.id}${row.leads ? " leads" : ""}`));

test("messages of one author within five minutes stand under one name", () => {
	const messages = [
		aMessage("a", "ada", "2026-11-21T10:00:00.000Z"),
		aMessage("b", "ada", "2026-11-21T10:04:59.000Z"),
		aMessage("c", "ada", "2026-11-21T10:09:59.000Z"),
		aMessage("d", "bob", "2026-11-21T10:10:00.000Z"),
	];
	expect(shapes(messages)).toEqual(["day", "a leads", "b", "c leads", "d leads"]);
});

test("a new day begins with a heading and a new group", () => {
	const messages = [aMessage("a", "ada", "2026-11-21T23:59:59.000Z"), aMessage("b", "ada", "2026-11-22T00:00:01.000Z")];
	expect(shapes(messages)).toEqual(["day", "a leads", "day", "b leads"]);
});

test("a reply begins a group, since it names whom it answers", () => {
	const messages = [
		aMessage("a", "ada", "2026-11-21T10:00:00.000Z"),
		aMessage("b", "ada", "2026-11-21T10:00:01.000Z", "a"),
	];
	expect(shapes(messages)).toEqual(["day", "a leads", "b leads"]);
});
