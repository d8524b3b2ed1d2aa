import fc from "fast-check";
import { expect, test } from "vitest";
import { isSendable, messageBytes, messageCharacters } from "../messages/limits";
import { listFences } from "./fences";
import { measureExcess, splitText } from "./message-parts";

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const ends = (text: string) =>
	new Set([...segmenter.segment(text)].map(({ index, segment }) => index + segment.length));

/** Where each part stands in the text; fails where anything but white space lies between. */
function locate(text: string, parts: readonly string[]): { start: number; end: number }[] {
	let position = 0;
	const found = parts.map((part) => {
		const start = text.indexOf(part, position);
		expect(start).toBeGreaterThanOrEqual(position);
		expect(text.slice(position, start).trim()).toBe("");
		position = start + part.length;
		return { start, end: position };
	});
	expect(text.slice(position).trim()).toBe("");
	return found;
}

const word = fc.constantFrom(
	"a",
	"word",
	"Ende.",
	"naïve",
	"👩‍👩‍👧‍👦",
	"e\u0301\u0301",
	"नमस्ते",
	"x".repeat(700),
	"🇩🇪🇫🇷",
	"مرحبا!",
);
const gap = fc.constantFrom(" ", " ", "  ", "\n", "\n\n", " \n\t\n  ", "");
const prose = fc
	.array(fc.tuple(word, gap, fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 80 })
	.map((pieces) => pieces.map(([each, between, times]) => (each + between).repeat(times)).join(""));

test("parts joined give the text back, fit, and end where characters end", () => {
	const property = fc.property(prose, (text) => {
		const parts = splitText(text);
		const boundaries = ends(text).add(0);
		for (const { start, end } of locate(text, parts)) {
			expect(boundaries.has(start) && boundaries.has(end)).toBe(true);
		}
		expect(parts.filter((part) => !isSendable(part))).toEqual([]);
	});
	fc.assert(property, { numRuns: 60 });
});

test("a text that fits stays one message", () => {
	expect(splitText("one\n\ntwo")).toEqual(["one\n\ntwo"]);
	expect(splitText("x".repeat(messageCharacters))).toHaveLength(1);
	expect(splitText("x".repeat(messageCharacters + 1)).map((part) => part.length)).toEqual([messageCharacters, 1]);
});

test("paragraphs come before lines, lines before sentences, sentences before words", () => {
	const [a, b] = ["a".repeat(2_400), "b".repeat(1_200)];
	expect(splitText(`${a}\n\n${b}\n${b}`)[0]).toBe(a);
	expect(splitText(`${a}\n${b}. ${b}`)[0]).toBe(a);
	expect(splitText(`${a}. ${b} ${b}`)[0]).toBe(`${a}.`);
	expect(splitText(`${a} ${b} ${b}`)[0]).toBe(`${a} ${b}`);
});

test("a paragraph that ends early does not make a tiny message", () => {
	const [first] = splitText(`Hello\n\n${"word ".repeat(2_000)}`);
	expect(first?.length).toBeGreaterThan(3_900);
});

test("indentation behind a cut stays", () => {
	expect(splitText(`${"a".repeat(3_900)}\n    ${"b".repeat(500)}`)[1]).toMatch(/^ {4}b/);
});

test("a space that carries a mark is no place to cut", () => {
	const text = `${"a".repeat(3_900)} \u0301${"b".repeat(500)}`;
	expect(splitText(text)[0]).toBe(`${"a".repeat(3_900)} \u0301${"b".repeat(99)}`);
});

test("a block of code that fits into a message is never cut", () => {
	const line = fc.constantFrom("let a = 1;", "", "\treturn", "// words and words and words");
	const block = fc
		.array(line, { minLength: 1, maxLength: 120 })
		.map((lines) => `\`\`\`ts\n${lines.join("\n")}\n\`\`\``);
	const talk = fc.integer({ min: 1, max: 900 }).map((times) => "talk ".repeat(times));
	const texts = fc.array(fc.tuple(talk, block), { minLength: 2, maxLength: 6 });
	const property = fc.property(texts, (pieces) => {
		const text = pieces.flat().join("\n");
		const cuts = locate(text, splitText(text)).slice(1);
		const cut = listFences(text).filter(({ start, end }) =>
			cuts.some((part) => start < part.start && part.start < end),
		);
		expect(cut).toEqual([]);
	});
	fc.assert(property, { numRuns: 60 });
});

test("a block of code that no message can hold is cut at its lines", () => {
	const line = "let a = 1;";
	const parts = splitText(`\`\`\`\n${`${line}\n`.repeat(900)}\`\`\``);
	expect(parts.length).toBe(3);
	expect(parts.every((part) => /^(```|let)/.test(part) && /(;|```)$/.test(part))).toBe(true);
});

test("the excess is counted in characters, also where bytes are what is too much", () => {
	expect(measureExcess("x".repeat(messageCharacters + 7))).toBe(7);
	expect(measureExcess("x".repeat(messageCharacters - 7))).toBe(-7);
	expect(measureExcess("e\u0301".repeat(messageCharacters))).toBe(-0);
	const family = "👩‍👩‍👧‍👦";
	expect(measureExcess(family.repeat(Math.floor(messageBytes / 25) + 3))).toBe(3);
});

test("a character that is larger than a message is left whole", () => {
	const monster = `a${"\u0301".repeat(messageBytes)}`;
	expect(splitText(monster)).toEqual([monster]);
});
