/** How many columns text takes in a terminal. */

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const narrow = /^[\x20-\x7e]*$/;
const nothing = /^[\p{M}\p{Cf}\p{Cc}\u1160-\u11FF\uD7B0-\uD7FF]$/u;
/** East Asian Width W and F (Unicode 16), and what is drawn as an emoji. */
const wide =
	/^[\p{Emoji_Presentation}\u1100-\u115F\u2329\u232A\u2E80-\u303E\u3041-\u4DBF\u4E00-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FF}\u{1D300}-\u{1D376}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]$/u;
const emojiSelector = "\u{FE0F}";

export function splitGraphemes(text: string): string[] {
	return narrow.test(text) ? text.split("") : Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/**
 * Columns that `text` takes at most: terminals differ in what they join (families, flags), so every part of a cluster counts.
 * A row that is broken by this measure never overflows.
 */
export function measureWidth(text: string): number {
	if (narrow.test(text)) return text.length;
	let width = 0;
	for (const character of text) width += widthOf(character);
	return width;
}

/** The beginning of `text` that fits into `columns`, with an ellipsis where something is left out. */
export function truncate(text: string, columns: number): string {
	if (measureWidth(text) <= columns) return text;
	let [kept, width] = ["", 1];
	for (const grapheme of splitGraphemes(text)) {
		width += measureWidth(grapheme);
		if (width > columns) break;
		kept += grapheme;
	}
	return `${kept}…`;
}

/** The selector makes an emoji of what was a narrow sign. */
function widthOf(character: string): number {
	if (character === emojiSelector) return 1;
	if (nothing.test(character)) return 0;
	return wide.test(character) ? 2 : 1;
}
