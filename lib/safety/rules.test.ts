import { describe, expect, test } from "vitest";
import { flood, linksWhileUnknown, repeats, unknownMessages } from "./limits";
import { countLinks, findFault, foldText, type Said } from "./rules";

const now = 1_000_000_000;
const ago = (seconds: number, text: string, user_id = "ada"): Said => ({
	user_id,
	text,
	created_at: now - seconds * 1000,
});
const fault = (room: Said[], text: string) => {
	const found = findFault(room, { user_id: "ada", text, now });
	return found && [found.code, found.retryAfter];
};
const many = (count: number, make: (at: number) => Said) => Array.from({ length: count }, (_, at) => make(at));

describe("flood", () => {
	test(`the ${flood.messages + 1}th message in five seconds waits until the first is five seconds old`, () => {
		const said = many(flood.messages, (at) => ago(4 - at / 2, `line ${at}`));
		expect(fault(said.slice(1), "next")).toBeNull();
		expect(fault(said, "next")).toEqual(["rate_limited", 1]);
		expect(fault([ago(0, "0"), ...many(4, () => ago(0, "x")), ago(0, "y")].reverse(), "next")).toEqual([
			"rate_limited",
			5,
		]);
	});

	test("ends after five seconds, and the partner's messages are the partner's", () => {
		expect(
			fault(
				many(flood.messages, (at) => ago(5, `line ${at}`)),
				"next",
			),
		).toBeNull();
		expect(
			fault(
				many(flood.messages, (at) => ago(1, `line ${at}`, "bob")),
				"next",
			),
		).toBeNull();
	});

	test("deleted messages count: they have been sent", () => {
		expect(
			fault(
				many(flood.messages, () => ago(1, "")),
				"next",
			),
		).toEqual(["rate_limited", 4]);
	});
});

describe("repetition", () => {
	test("the same for the third time in a row within a minute is refused until a minute has passed", () => {
		expect(fault([ago(30, "buy it")], "buy it")).toBeNull();
		expect(fault([ago(30, "buy it"), ago(20, "buy it")], "buy it")).toEqual(["message_repeated", 30]);
		expect(fault([ago(60, "buy it"), ago(20, "buy it")], "buy it")).toBeNull();
		expect(repeats.times).toBe(2);
	});

	test("something else in between breaks the row, what the partner says does not", () => {
		expect(fault([ago(30, "buy it"), ago(20, "buy it"), ago(10, "please")], "buy it")).toBeNull();
		expect(fault([ago(30, "buy it"), ago(20, "buy it"), ago(10, "no", "bob")], "buy it")?.[0]).toBe("message_repeated");
	});

	test.each([
		["BUY IT!!!", "buy it"],
		["b u y  i t", "buy it."],
		["ｂｕｙ ｉｔ", "buy it"],
		["büy ít", "buy it"],
		["?!", " ?! "],
	])("%j is the same as %j", (one, other) => expect(foldText(one)).toBe(foldText(other)));

	test.each([
		["yes", "no"],
		["😀", "😢"],
		["?", "!"],
		["1", "2"],
		["कि", "का"],
	])("%j is not %j", (one, other) => expect(foldText(one)).not.toBe(foldText(other)));
});

describe("links", () => {
	test.each([
		["https://a.example/b", 1],
		["look HTTP://A.example and ftp://b.example", 2],
		["www.example.org", 1],
		["see example.com, or t.me/ada or bit.ly/x", 3],
		["call +49 (170) 123-45-67", 1],
		["0170 1234567 or 00491701234567", 2],
		["hxxp nothing, node.js and next.js, e.g. so.", 0],
		["at 10:30 on 2026-11-21, 12345 of them", 0],
		["3.1415926", 0],
	])("%j has %i", (text, count) => expect(countLinks(text)).toBe(count));

	test(`of the unknown ${linksWhileUnknown} are taken, one message or more, the partner's apart`, () => {
		expect(fault([], "https://a.example https://b.example")).toBeNull();
		expect(fault([], "https://a.example https://b.example https://c.example")).toEqual(["links_refused", undefined]);
		const two = [ago(30, "https://a.example"), ago(20, "https://b.example")];
		expect(fault(two, "hello")).toBeNull();
		expect(fault(two, "https://c.example")).toEqual(["links_refused", undefined]);
		expect(fault([ago(30, "https://a.example https://b.example", "bob")], "https://c.example")).toBeNull();
	});

	test(`after ${unknownMessages} messages of both together nobody is unknown`, () => {
		const talk = many(unknownMessages - 1, (at) => ago(60 - at, `https://${at}.example`, at % 2 ? "bob" : "ada"));
		expect(fault(talk, "https://c.example")?.[0]).toBe("links_refused");
		expect(fault([...talk, ago(9, "well", "bob")], "https://c.example")).toBeNull();
	});
});
