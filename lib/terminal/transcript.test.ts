import { expect, test, vi } from "vitest";
import type { Message } from "../messages/schema";
import { nameDay } from "./clock";
import { Palette, wantsColour } from "./palette";
import { Transcript } from "./transcript";

const noon = (daysAgo: number) => {
	const now = new Date();
	return new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo, 12).toISOString();
};

function message(text: string, change: Partial<Message> = {}): Message {
	const person = { user_id: "bob", user: "bob" };
	const rest = { client_id: null, edited_at: null, deleted: false, reply_to: null, reactions: [] };
	return {
		type: "chat",
		id: text,
		room_id: "lobby",
		seq: 7,
		message: text,
		timestamp: noon(0),
		...person,
		...rest,
		...change,
	};
}

const known = { me: "ada", message: (id: string) => (id === "old" ? message("an older\nmessage") : undefined) };
const plain = () => new Transcript(new Palette(false));
const lines = (...messages: Message[]) => {
	const transcript = plain();
	return messages.flatMap((each) => transcript.message(each, known));
};

test("each day is named once: Yesterday, Today", () => {
	expect(lines(message("one", { timestamp: noon(1) }), message("two"), message("three"))).toEqual([
		"── Yesterday ──",
		"12:00 bob: one",
		"── Today ──",
		"12:00 bob: two",
		"12:00 bob: three",
	]);
	expect(nameDay("2026-11-03T12:00:00.000Z", new Date("2026-11-21T12:00:00Z"))).toContain("November 2026");
});

test("a prompt that is left open overnight names the new day", () => {
	vi.useFakeTimers({ now: new Date(2026, 10, 20, 23, 59) });
	const transcript = plain();
	const say = (text: string) => transcript.message(message(text, { timestamp: new Date().toISOString() }), known);
	expect(say("late")).toEqual(["── Today ──", "23:59 bob: late"]);
	vi.setSystemTime(new Date(2026, 10, 21, 0, 1));
	expect(say("early")).toEqual(["── Today ──", "00:01 bob: early"]);
	vi.useRealTimers();
});

test("a message of several lines stands under itself; edits, answers and deeds are told", () => {
	expect(lines(message("one\ntwo", { edited_at: noon(0) })).slice(1)).toEqual(["12:00 bob: one", "      two (edited)"]);
	expect(lines(message("yes", { reply_to: "old" })).slice(1)).toEqual(["12:00 bob: ↳ bob “an older⏎message” · yes"]);
	expect(lines(message("_waves_")).slice(1)).toEqual(["12:00 * bob waves"]);
	expect(lines(message("", { deleted: true })).slice(1)).toEqual(["12:00 bob deleted this message"]);
	expect(plain().message(message("hi"), known, true)[1]).toBe("#7 12:00 bob: hi");
});

test("nothing of a message or a name is obeyed", () => {
	const [, line] = lines(message("\x1b[2Jboo", { user: "b\x07ob" }));
	expect(line).toBe("12:00 b␇ob: ␛[2Jboo");
});

test("my name stands out, a person has one colour, and NO_COLOR has none", () => {
	const [, line] = new Transcript(new Palette(true)).message(message("hey @Ada!"), known);
	expect(line).toContain("\x1b[1;7m@Ada\x1b[0m!");
	expect(new Palette(true).person("bob")).toBe(new Palette(true).person("bob"));
	expect([wantsColour({ NO_COLOR: "1" }, true), wantsColour({ TERM: "dumb" }, true), wantsColour({}, false)]).toEqual([
		false,
		false,
		false,
	]);
	expect(wantsColour({ NO_COLOR: "" }, true)).toBe(true);
});
