import fc from "fast-check";
import { expect, test } from "vitest";
import { joinWords, splitWords, WordSplitter } from "./words";

test("a greeting is one word an event", () => {
	expect(splitWords("Hi there! How can I help you today?")).toEqual("Hi there! How can I help you today?".split(" "));
});

test("a line break is an empty word, and indentation stays with its word", () => {
	const text = "Look:\n\n```\nif (a)\n    b  c\n```";
	expect(splitWords(text)).toEqual(["Look:", "", "", "```", "", "if", "(a)", "", "    b", " c", "", "```"]);
	expect(joinWords(splitWords(text))).toBe(text);
});

test("what is at the ends and what no line shows is dropped", () => {
	expect(joinWords(splitWords("\n\n a \r\nb\0 \n\n"))).toBe(" a\nb");
});

const pieces = fc.array(fc.string({ unit: fc.constantFrom("a", "é", "👍", " ", "  ", "\n", "\t", ".") }));

test("however the text is cut, the words are the same, and splitting them again changes nothing", () => {
	fc.assert(
		fc.property(pieces, (cut) => {
			const splitter = new WordSplitter();
			const words = [...cut.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
			expect(words).toEqual(splitWords(cut.join("")));
			expect(splitWords(joinWords(words))).toEqual(words);
			expect(words.at(-1)).not.toBe("");
		}),
	);
});
