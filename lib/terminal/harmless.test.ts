import fc from "fast-check";
import { expect, test } from "vitest";
import { showLine, showLines } from "./harmless";

const anything = fc.string({ unit: "binary", maxLength: 60 });
const nasty = fc
	.array(
		fc.constantFrom("\x1b[2J", "\x9b", "\u202E", "\u2066", "\u2069", "\u202C", "\t", "\n", "\u2028", "a", "ب", "漢"),
	)
	.map((parts) => parts.join(""));

test("nothing that a terminal obeys is left, whatever somebody wrote", () => {
	fc.assert(
		fc.property(fc.oneof(anything, nasty), (text) => {
			for (const line of [...showLines(text), showLine(text)]) {
				expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
				expect(line.isWellFormed()).toBe(true);
			}
		}),
	);
});

test("what turns the direction ends with the line, and closes nothing outside it", () => {
	const depths = (line: string) => {
		let [isolates, embeddings, least] = [0, 0, 0];
		for (const character of line) {
			if ("\u2066\u2067\u2068".includes(character)) isolates += 1;
			if (character === "\u2069") isolates -= 1;
			if ("\u202A\u202B\u202D\u202E".includes(character)) embeddings += 1;
			if (character === "\u202C") embeddings -= 1;
			least = Math.min(least, isolates, embeddings);
		}
		return { isolates, embeddings, least };
	};
	fc.assert(
		fc.property(nasty, (text) => {
			for (const line of showLines(text)) expect(depths(line)).toEqual({ isolates: 0, embeddings: 0, least: 0 });
		}),
	);
});

test("escape sequences become visible", () => {
	expect(showLine("\x1b[31mred\x07")).toBe("␛[31mred␇");
	expect(showLine("\x9b31m")).toBe("<9B>31m");
	expect(showLine("one\ntwo")).toBe("one⏎two");
	expect(showLines("one\r\ntwo\tthree")).toEqual(["one", "two    three"]);
});

test("plain text stays as it is, in any script and with emoji", () => {
	for (const text of ["hello, Welt", "漢字 한글", "👩‍👩‍👧 👍🏽", "naïve e\u0301"]) expect(showLine(text)).toBe(text);
});

test("a stack of marks is cut", () => {
	expect(showLine(`a${"\u0301".repeat(40)}b`)).toBe(`a${"\u0301".repeat(6)}b`);
});
