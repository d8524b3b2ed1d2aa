import { expect, test } from "vitest";
import { isReserved, makeUpName, nameKey } from "./rules";
import { username } from "./schema";

const accepted = (name: string) => username.safeParse(name).data;

test("a name that was made up is one that may be used", () => {
	for (let n = 0; n < 200; n++) {
		const name = makeUpName();
		expect(accepted(name)).toBe(name);
	}
});

test("names differ by more than case, width or composition", () => {
	const same = [
		["Ada", "ADA"],
		["ＡＤＡ", "ada"],
		["é", "e\u0301"],
		["straße", "STRASSE"],
		["Σίσυφος", "σίσυφος"],
	];
	for (const [one = "", other = ""] of same) expect(nameKey(one), `${one} ${other}`).toBe(nameKey(other));
	expect(nameKey("ada")).not.toBe(nameKey("adb"));
});

test("names are trimmed and composed, and taken in any script", () => {
	expect(accepted("  ada lovelace ")).toBe("ada lovelace");
	for (const name of ["Ёлка", "محمد", "दीपिका", "小明", "ｱﾀﾞ", "o_o", "a.b-c"])
		expect(accepted(name), name).toBeDefined();
});

test("what is no name is refused", () => {
	const bad = [
		"",
		"   ",
		"a  b",
		"a\nb",
		"<b>",
		"a/b",
		"x".repeat(33),
		"\u202eada",
		"a\u0000",
		"a\u0300\u0301\u0302\u0303\u0304",
		"\u0301",
		"\ud800",
		"😀",
	];
	for (const name of bad) expect(accepted(name), JSON.stringify(name)).toBeUndefined();
});

test("nobody passes for the assistant", () => {
	expect(isReserved("Assistant")).toBe(true);
	expect(isReserved("assistants")).toBe(false);
});
