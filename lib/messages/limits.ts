/** How large and how many messages may be, and what their text may hold; for both ends of the line. */

/** User-perceived characters (grapheme clusters). */
export const messageCharacters = 4_000;
export const messageBytes = 16 * 1024;
export const differentReactions = 20;
export const pageLimit = 100;
export const pageDefault = 50;
export const deletedText = "This message was deleted";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const blank = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}]*$/u;
const encoder = new TextEncoder();

/** Whether `text` is longer than `limit` user-perceived characters. */
export function longerThan(text: string, limit: number): boolean {
	if (text.length <= limit) return false;
	let count = 0;
	for (const _ of graphemes.segment(text)) if (++count > limit) return true;
	return false;
}

interface TextCheck {
	holds(text: string): boolean;
	/** What is said of a text for which it does not hold. */
	fault: string;
}

export const textChecks: readonly TextCheck[] = [
	{ holds: (text) => text.isWellFormed(), fault: "has half of a surrogate pair" },
	{ holds: (text) => !text.includes("\0"), fault: "holds a NUL character" },
	{ holds: (text) => !blank.test(text), fault: "is blank" },
	{
		holds: (text) => text.length <= messageBytes && encoder.encode(text).length <= messageBytes,
		fault: `is larger than ${messageBytes} bytes`,
	},
	{
		holds: (text) => text.length > messageBytes || !longerThan(text, messageCharacters),
		fault: `is longer than ${messageCharacters} characters`,
	},
];

/** Whether `text` can be posted as it stands. */
export function isSendable(text: string): boolean {
	return textChecks.every(({ holds }) => holds(text));
}
