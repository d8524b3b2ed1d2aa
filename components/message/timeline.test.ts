import { expect, test } from "vitest";
import type { OutboxEntry } from "../../lib/client/outbox-shelf";
import type { Message } from "../../lib/messages/schema";
import { Timeline, type TimelineContent } from "./timeline";

const utcDay = (moment: Date) => Math.floor(moment.getTime() / 86_400_000) * 86_400_000;

function aMessage(id: string, user_id: string, timestamp: string, rest: Partial<Message> = {}): Message {
	const base = { type: "chat" as const, id, room_id: "lobby", seq: 1, user_id, user: user_id, message: id, timestamp };
	return { ...base, client_id: null, edited_at: null, deleted: false, reply_to: null, reactions: [], ...rest };
}

function aTimeline(messages: Message[], rest: Partial<TimelineContent> = {}): Timeline {
	return new Timeline({ messages, entries: [], unreadFrom: null, me: "me", dayOf: utcDay, ...rest });
}

/** Rows in words. */
function shapes(timeline: Timeline): string[] {
	return Array.from({ length: timeline.length }, (_, index) => {
		const row = timeline.rowAt(index);
		if (!row) return "nothing";
		const parts = [row.day === null ? "" : "day", row.unread ? "unread" : "", row.key, row.leads ? "leads" : ""];
		return parts.filter(Boolean).join(" ");
	});
}

const at = (time: string) => `2026-11-21T${time}.000Z`;

test("messages of one author within five minutes stand under one name", () => {
	const messages = [
		aMessage("a", "ada", at("10:00:00")),
		aMessage("b", "ada", at("10:04:59")),
		aMessage("c", "ada", at("10:09:59")),
		aMessage("d", "bob", at("10:10:00")),
	];
	expect(shapes(aTimeline(messages))).toEqual(["day a leads", "b", "c leads", "d leads"]);
});

test("a new day begins with a heading and a new group", () => {
	const messages = [aMessage("a", "ada", at("23:59:59")), aMessage("b", "ada", "2026-11-22T00:00:01.000Z")];
	expect(shapes(aTimeline(messages))).toEqual(["day a leads", "day b leads"]);
});

test("a reply begins a group, since it names whom it answers", () => {
	const messages = [aMessage("a", "ada", at("10:00:00")), aMessage("b", "ada", at("10:00:01"), { reply_to: "a" })];
	expect(shapes(aTimeline(messages))).toEqual(["day a leads", "b leads"]);
});

test("the unread line stands above the first message from its number on, and begins a group", () => {
	const messages = [1, 5, 7].map((seq) => aMessage(`m${seq}`, "ada", at(`10:00:0${seq}`), { seq }));
	expect(shapes(aTimeline(messages, { unreadFrom: 5 }))).toEqual(["day m1 leads", "unread m5 leads", "m7"]);
	expect(shapes(aTimeline(messages, { unreadFrom: 6 }))).toEqual(["day m1 leads", "m5", "unread m7 leads"]);
	expect(aTimeline(messages, { unreadFrom: 8 }).unreadIndex).toBe(-1);
});

test("what is on its way stands at the end, in the group of what was sent, and keeps its key once it is there too", () => {
	const entry: OutboxEntry = {
		client_id: "mine",
		message: "b",
		reply_to: null,
		at: Date.parse(at("10:01:00")),
		failure: null,
	};
	const sent = aMessage("a", "me", at("10:00:00"));
	expect(shapes(aTimeline([sent], { entries: [entry] }))).toEqual(["day a leads", "mine"]);
	const echo = aMessage("b", "me", at("10:01:00"), { client_id: "mine", seq: 2 });
	expect(shapes(aTimeline([sent, echo]))).toEqual(["day a leads", "mine"]);
});

test("another's client id is no key, since two people may choose the same", () => {
	expect(aTimeline([aMessage("a", "ada", at("10:00:00"), { client_id: "mine" })]).keyAt(0)).toBe("a");
});

test("a long message is guessed to be higher than a short one, and more so in a narrow log", () => {
	const messages = [
		aMessage("a", "ada", at("10:00:00")),
		aMessage("b", "ada", at("10:00:01"), { message: "x".repeat(900) }),
	];
	const timeline = aTimeline(messages);
	expect(timeline.guessHeight(1, 900)).toBeGreaterThan(timeline.guessHeight(0, 900));
	expect(timeline.guessHeight(1, 390)).toBeGreaterThan(timeline.guessHeight(1, 900));
});
