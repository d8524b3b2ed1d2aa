import { expect, test } from "vitest";
import { measureWidth, splitGraphemes, truncate } from "./width";

test.each([
	["ada", 3],
	["漢字", 4],
	["한글", 4],
	["ｆｕｌｌ", 8],
	["ﾊﾝｶｸ", 4],
	["e\u0301", 1],
	["👍", 2],
	["❤\uFE0F", 2],
	["a\u200Db", 2],
])("%s takes %i columns", (text, columns) => {
	expect(measureWidth(text)).toBe(columns);
});

test("of what terminals may join every part counts", () => {
	expect(measureWidth("👩‍👩‍👧")).toBe(6);
	expect(splitGraphemes("👩‍👩‍👧x")).toEqual(["👩‍👩‍👧", "x"]);
});

test("what is too long ends in an ellipsis and fits", () => {
	expect(truncate("漢字漢字", 6)).toBe("漢字…");
	expect(truncate("lobby", 5)).toBe("lobby");
});
