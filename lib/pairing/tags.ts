/** What people wait for, in the words that are compared. */
import { synonyms } from "./synonyms";

const meaning = new Map(synonyms.flatMap(([first = "", ...others]) => others.map((other) => [other, first] as const)));

/** The folded tags, each by the first of its synonyms and once, in the order given. */
export function canonicalTags(folded: readonly string[]): string[] {
	return [...new Set(folded.map((tag) => meaning.get(tag) ?? tag))];
}

/** The tags that stand in a row. */
export function readTags(stored: string): string[] {
	return JSON.parse(stored) as string[];
}

export function commonTags(mine: string, theirs: string): string[] {
	const others = new Set(readTags(theirs));
	return readTags(mine).filter((tag) => others.has(tag));
}
