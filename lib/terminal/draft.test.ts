import fc from "fast-check";
import { expect, test } from "vitest";
import * as drafts from "./draft";
import { type Draft, draftOf, emptyDraft, insert } from "./draft";
import { splitGraphemes } from "./width";

const places = [
	drafts.previous,
	drafts.next,
	drafts.lineStart,
	drafts.lineEnd,
	drafts.wordStart,
	drafts.wordEnd,
	drafts.chunkStart,
];
const piece = fc.constantFrom(
	"a",
	"é",
	"e\u0301",
	"漢",
	"👩‍👩‍👧",
	"👍🏽",
	"🏽",
	"\u0301",
	" ",
	"\n",
	"one two",
	"\x1b[A",
	"\r\n",
);
const step = fc.oneof(
	piece.map((text) => (draft: Draft) => insert(draft, text)),
	fc.constantFrom(...places).map((place) => drafts.moveTo(place)),
	fc.constantFrom(...places).map((place) => (draft: Draft) => drafts.cutTo(draft, place).draft),
);

test("the cursor never stands within a character, and nothing that a terminal obeys gets in", () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
			const { text, cursor } = steps.reduce((draft, change) => change(draft), emptyDraft);
			const whole = splitGraphemes(text).length;
			expect(splitGraphemes(text.slice(0, cursor)).length + splitGraphemes(text.slice(cursor)).length).toBe(whole);
			expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
		}),
	);
});

test("what is cut and put back gives what was", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme-ascii" }), fc.constantFrom(...places), (text, place) => {
			const { draft, cut } = drafts.cutTo(draftOf(text), place);
			expect(insert(draft, cut).text).toBe(insert(emptyDraft, text).text);
		}),
	);
});

test("one step back goes over a family, and one deletion takes all of it", () => {
	const draft = draftOf("x👩‍👩‍👧");
	expect(drafts.previous(draft)).toBe(1);
	expect(drafts.cutTo(draft, drafts.previous).draft).toEqual(draftOf("x"));
});

test("moves by words and lines", () => {
	const draft = draftOf("first line\nsecond, line");
	expect(drafts.lineStart(draft)).toBe(11);
	expect(drafts.lineStart({ ...draft, cursor: 0 })).toBe(0);
	expect(drafts.wordStart(draft)).toBe(19);
	expect(drafts.wordEnd({ ...draft, cursor: 0 })).toBe(5);
	expect(drafts.lineEnd({ ...draft, cursor: 0 })).toBe(10);
	expect(drafts.cutTo(draftOf("say it/now  "), drafts.chunkStart).draft.text).toBe("say ");
});
