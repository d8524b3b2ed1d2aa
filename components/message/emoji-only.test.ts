import { expect, test } from "vitest";
import { isEmojiOnly } from "./emoji-only";

test.each(["🎉", " ❤️ 👍🏽\n", "👩‍👩‍👧‍👦🇩🇪", "❤", "1️⃣", "😀😀😀😀😀😀"])("%j is drawn large", (text) => {
	expect(isEmojiOnly(text)).toBe(true);
});

test.each(["", "1", "#", "ok 🎉", "😀😀😀😀😀😀😀", ":)", "©a", "😀".repeat(4_000)])("%j is not", (text) => {
	expect(isEmojiOnly(text)).toBe(false);
});
