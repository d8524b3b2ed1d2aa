/** What is being typed, and where the cursor stands in it. Pure: every change gives a new draft. */
import { splitGraphemes } from "./width";

export interface Draft {
	text: string;
	/** Before which UTF-16 unit the cursor stands; always between two user-perceived characters. */
	cursor: number;
}

export const emptyDraft: Draft = { text: "", cursor: 0 };
export const draftOf = (text: string): Draft => ({ text, cursor: text.length });

const words = new Intl.Segmenter(undefined, { granularity: "word" });
/** A terminal would obey them; line breaks and tabs are text. */
const control = /(?![\n\t])\p{Cc}/gu;

export function insert({ text, cursor }: Draft, typed: string): Draft {
	const clean = typed.replace(/\r\n?/g, "\n").replace(control, "").toWellFormed();
	const before = text.slice(0, cursor) + clean;
	return settle({ text: before + text.slice(cursor), cursor: before.length });
}

/** What was typed may have joined what stands around it: a skin tone, an accent. */
function settle({ text, cursor }: Draft): Draft {
	return { text, cursor: boundaries(text).find((each) => each >= cursor) ?? text.length };
}

function boundaries(text: string): number[] {
	let end = 0;
	return [0, ...splitGraphemes(text).map((grapheme) => (end += grapheme.length))];
}

/** Where in a draft something is. */
export type Place = (draft: Draft) => number;

export const previous: Place = ({ text, cursor }) => boundaries(text).findLast((each) => each < cursor) ?? 0;
export const next: Place = ({ text, cursor }) => boundaries(text).find((each) => each > cursor) ?? text.length;
export const lineStart: Place = ({ text, cursor }) => text.slice(0, cursor).lastIndexOf("\n") + 1;
export const lineEnd: Place = ({ text, cursor }) => {
	const end = text.indexOf("\n", cursor);
	return end < 0 ? text.length : end;
};
export const wordStart: Place = ({ text, cursor }) => wordsOf(text).findLast(({ index }) => index < cursor)?.index ?? 0;
export const wordEnd: Place = ({ text, cursor }) => {
	const word = wordsOf(text).find(({ index, segment }) => index + segment.length > cursor);
	return word ? word.index + word.segment.length : text.length;
};
/** Of the word as white space bounds it, as shells have it for Ctrl-W. */
export const chunkStart: Place = ({ text, cursor }) => /\S*\s*$/u.exec(text.slice(0, cursor))?.index ?? 0;

const wordsOf = (text: string) => [...words.segment(text)].filter(({ isWordLike }) => isWordLike);

export const moveTo =
	(place: Place) =>
	(draft: Draft): Draft => ({ ...draft, cursor: place(draft) });

/** The draft without what stands between the cursor and `place`, and what that was. */
export function cutTo(draft: Draft, place: Place): { draft: Draft; cut: string } {
	const [from, to] = [draft.cursor, place(draft)].sort((a, b) => a - b) as [number, number];
	const text = draft.text.slice(0, from) + draft.text.slice(to);
	return { draft: settle({ text, cursor: from }), cut: draft.text.slice(from, to) };
}
