import { expect, test } from "vitest";
import { findMentions, mentionsName } from "./mentions";

const names = ["ada", "Ada Lovelace", "bob.b", "Иван", "日本"];
const found = (text: string) => findMentions(text, names).map(({ name }) => name);

test.each([
	["@ada hello", ["ada"]],
	["hello @ADA.", ["ADA"]],
	["(@ada lovelace) and @ada", ["ada lovelace", "ada"]],
	["@ada lovelaces", ["ada"]],
	["@bob.b, @bob.b.", ["bob.b", "bob.b"]],
	["@иван and @日本!", ["иван", "日本"]],
	["@stranger-1. @adas", ["stranger-1", "adas"]],
	["ada@example.org, @@ada, x.@ada, @ ada, @", []],
])("%j names %j", (text, expected) => {
	expect(found(text)).toEqual(expected);
});

test("where a mention stands is told", () => {
	expect(findMentions("hi @ada!", names)).toEqual([{ name: "ada", start: 3, end: 7 }]);
});

test("who has a longer name is not meant by its beginning, nor the other way round", () => {
	expect(mentionsName("@ada lovelace", "ada", names)).toBe(false);
	expect(mentionsName("@ada lovelace", "ada lovelace", names)).toBe(true);
	expect(mentionsName("@ada lovelace", "ada")).toBe(true);
	expect(mentionsName("@adam", "ada", names)).toBe(false);
});
