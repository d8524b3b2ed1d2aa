import { expect, test } from "vitest";
import { findEmoji, matchEmoji, type NamedEmoji } from "./emoji-match";

const named = (emoji: string, own: string[], others: string[] = []): NamedEmoji => ({
	emoji,
	names: [...own, ...others],
	own: own.length,
});

const all = [
	named("😍", ["heart_eyes", "smiling_face_with_heart-eyes"], ["heart", "love"]),
	named("❤️", ["heart", "red_heart"], ["love"]),
	named("🎉", ["tada", "party_popper"], ["celebration", "party"]),
	named("🥳", ["partying_face"], ["party"]),
	named("🌮", ["taco"], ["mexican"]),
	named("📊", ["bar_chart"], ["data"]),
];
const found = (query: string, recent: string[] = []) => matchEmoji(all, query, recent).map(({ emoji }) => emoji);

test("names that begin so come before those that hold it further in", () => {
	expect(found("ta")).toEqual(["🎉", "🌮", "📊"]);
	expect(found("face")).toEqual(["😍", "🥳"]);
});

test("recent ones come first", () => {
	expect(found("ta", ["📊", "🌮"])).toEqual(["📊", "🌮", "🎉"]);
});

test("a match says which name it was", () => {
	expect(matchEmoji(all, "cel", [])).toEqual([{ emoji: "🎉", name: "celebration" }]);
	expect(matchEmoji(all, "PARTY", [])[0]).toEqual({ emoji: "🎉", name: "party_popper" });
});

test("an emoji's own name goes before another's keyword", () => {
	expect(findEmoji(all, "heart")).toBe("❤️");
	expect(findEmoji(all, "Tada")).toBe("🎉");
	expect(findEmoji(all, "celebration")).toBe("🎉");
	expect(findEmoji(all, "tad")).toBeUndefined();
	expect(findEmoji(all, "love")).toBeUndefined();
});
