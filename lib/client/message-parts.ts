/**
 * A text that is too long for one message, cut into messages. Pure. Parts are stretches of the text in its order; between
 * two of them is white space and nothing else.
 */
import { messageBytes, messageCharacters } from "../messages/limits";
import { type Fence, listFences } from "./fences";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const encoder = new TextEncoder();

/** Where a text may be cut, best first. Each match is a run of white space, which belongs to no part. */
const cuts = [
	// A blank line. The indentation of what follows stays.
	/[^\S\n]*\n(?:[^\S\n]*\n)+/gu,
	/[^\S\n]*\n/gu,
	/(?<=[.!?…。！？]["'”’)\]]?)\s+/gu,
	/\s+/gu,
];

/** A cut at a paragraph, line or sentence counts only where the part is at least this share of what fits. */
const share = 0.5;
/** How far behind what fits the white space may reach that ends there, in user-perceived characters. */
const reach = 64;

/** User-perceived characters that `text` has too many for one message; below 0, how many more it may have. */
export function measureExcess(text: string): number {
	const { end } = takeFitting(text);
	if (end < text.length) return [...graphemes.segment(text.slice(end))].length;
	const characters = [...graphemes.segment(text)].length;
	return -Math.min(messageCharacters - characters, messageBytes - byteLength(text));
}

/** The text as messages, in order, none of them blank. One is too long only where a single character is. */
export function splitText(text: string): string[] {
	const fences = listFences(text);
	const parts: string[] = [];
	for (let start = 0; start < text.length; ) {
		const { end, next } = findCut(text, start, fences);
		const part = text.slice(start, end).trimEnd();
		if (part !== "") parts.push(part);
		start = next;
	}
	return parts;
}

interface Cut {
	/** Behind the part. */
	end: number;
	/** Where the next part begins. */
	next: number;
}

function findCut(text: string, start: number, fences: readonly Fence[]): Cut {
	const fitting = takeFitting(text.slice(start));
	const limit = start + fitting.end;
	if (fitting.end === 0 || limit === text.length) return { end: text.length, next: text.length };
	const across = fences.find((fence) => fence.start < limit && limit < fence.end);
	if (across && text.slice(start, across.start).trim() !== "") return { end: across.start, next: across.start };
	// A block that no message can hold is cut at one of its own lines.
	const whole = fences.filter((fence) => fence !== across);
	const isClean = ({ end, next }: Cut) =>
		fitting.boundaries.has(end - start) &&
		fitting.boundaries.has(next - start) &&
		!whole.some((fence) => fence.start < end && end < fence.end);
	return findGap(text, start, limit, isClean) ?? { end: limit, next: limit };
}

/** The last gap of the best kind that leaves a part worth sending. */
function findGap(text: string, start: number, limit: number, isClean: (cut: Cut) => boolean): Cut | undefined {
	const stretch = text.slice(start, limit + reach);
	for (const [rank, pattern] of cuts.entries()) {
		const least = rank < cuts.length - 1 ? start + (limit - start) * share : start + 1;
		const found = [...stretch.matchAll(pattern)]
			.map(({ index, 0: { length } }) => ({ end: start + index, next: start + index + length }))
			.findLast((cut) => cut.end >= least && cut.end <= limit && isClean(cut));
		if (found) return found;
	}
	return undefined;
}

/** How far `text` fits into one message, and where its characters end up to there and a little behind. */
function takeFitting(text: string): { end: number; boundaries: ReadonlySet<number> } {
	const boundaries = new Set<number>();
	let end = text.length;
	let [count, bytes] = [0, 0];
	for (const { segment, index } of graphemes.segment(text)) {
		count += 1;
		bytes += byteLength(segment);
		const isOver = count > messageCharacters || bytes > messageBytes;
		if (isOver) end = Math.min(end, index);
		boundaries.add(index + segment.length);
		if (isOver && index > end + reach) break;
	}
	return { end, boundaries };
}

const byteLength = (text: string) => encoder.encode(text).length;
