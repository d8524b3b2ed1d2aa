import { expect, test } from "vitest";
import { longerThan, messageBytes, messageCharacters } from "./limits";
import { emoji, messageText } from "./schema";

const accepts = (text: string) => messageText.safeParse(text).success;

test("characters are counted as people count them", () => {
	const family = "👨‍👩‍👧‍👦";
	expect(longerThan(family, 1)).toBe(false);
	expect(longerThan("e\u0301".repeat(3), 2)).toBe(true);
	expect(accepts("x".repeat(messageCharacters))).toBe(true);
	expect(accepts("x".repeat(messageCharacters + 1))).toBe(false);
	expect(accepts("e\u0301".repeat(messageCharacters))).toBe(true);
});

test("bytes are limited whatever they count as", () => {
	expect(accepts("界".repeat(Math.floor(messageBytes / 3)).slice(0, messageCharacters))).toBe(true);
	expect(accepts(`a${"\u0301".repeat(messageBytes / 2)}`)).toBe(false);
});

test("a text is never changed, and never blank", () => {
	expect(messageText.parse("  a\r\n\tb  ")).toBe("  a\r\n\tb  ");
	for (const blank of ["", " ", "\n\t", "\u200b", "\u2060\ufeff \u00ad", "\u3164"])
		expect(accepts(blank), JSON.stringify(blank)).toBe(false);
	for (const bad of ["\ud800", "a\udc00", "nul\u0000"]) expect(accepts(bad), JSON.stringify(bad)).toBe(false);
});

test("a reaction is one emoji", () => {
	for (const one of ["👍", "👍🏽", "❤️", "❤", "🏳️‍🌈", "👨‍👩‍👧‍👦", "🇹🇷", "1️⃣"])
		expect(emoji.safeParse(one).success, one).toBe(true);
	for (const none of ["", "a", "1", "#", "👍👍", "👍 ", "<b>", ":+1:", "\u200d"])
		expect(emoji.safeParse(none).success, none).toBe(false);
});
