import { expect, test } from "vitest";
import { loadEmoji } from "./emoji-index";
import { findEmoji, matchEmoji } from "./emoji-match";
import { shortcodes } from "./shortcodes";

test("names from other chats mean what they mean there", async () => {
	const all = await loadEmoji("en");
	const meant = {
		tada: "🎉",
		heart: "❤️",
		joy: "😂",
		"+1": "👍",
		"-1": "👎",
		fire: "🔥",
		thumbs_up: "👍",
		smile: "😄",
		x: "❌",
	};
	for (const [name, emoji] of Object.entries(meant)) expect([name, findEmoji(all, name)]).toEqual([name, emoji]);
});

test("every emoji with a name of ours is one of the library's", async () => {
	const known = new Set((await loadEmoji("en")).map(({ emoji }) => emoji));
	expect([...shortcodes.keys()].filter((emoji) => !known.has(emoji))).toEqual([]);
	const names = [...shortcodes.values()].flat();
	expect(names.length).toBe(new Set(names).size);
});

test("two letters find what people look for", async () => {
	const all = await loadEmoji("en");
	expect(matchEmoji(all, "ta", []).map(({ emoji }) => emoji)).toContain("🎉");
	expect(matchEmoji(all, "thum", [])[0]).toEqual({ emoji: "👍", name: "thumbsup" });
});

test("in German both languages' names are known", async () => {
	const all = await loadEmoji("de");
	expect(findEmoji(all, "konfettibombe")).toBe("🎉");
	expect(findEmoji(all, "tada")).toBe("🎉");
	expect(matchEmoji(all, "daumen", []).map(({ emoji }) => emoji)).toContain("👍");
});
