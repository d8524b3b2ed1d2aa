/** Who is named in a text: `@` and the name of somebody, or of what could be somebody. Pure. */

export interface Mention {
	/** The name without the `@`, as it was typed. */
	name: string;
	/** Where the `@` stands, and where the name has ended. */
	start: number;
	end: number;
}

/** Not in `ada@example.org`. */
const at = /(?<![\p{L}\p{M}\p{N}_.@-])@(?=[\p{L}\p{N}_])/gu;
const token = /[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*/uy;
const inWord = /^[\p{L}\p{M}\p{N}_]/u;

/**
 * The mentions in `text`, in order. Names may hold spaces, so the longest of `names` that fits wins; where none does, what
 * follows up to the end of the word counts.
 */
export function findMentions(text: string, names: Iterable<string>): Mention[] {
	if (!text.includes("@")) return [];
	const longestFirst = [...names].sort((a, b) => b.length - a.length).map((name) => name.toLowerCase());
	return [...text.matchAll(at)].map(({ index }) => {
		const start = index + 1;
		const known = longestFirst.find((name) => stands(text, start, name));
		const name = known === undefined ? tokenAt(text, start) : text.slice(start, start + known.length);
		return { name, start: index, end: start + name.length };
	});
}

/** Whether `text` names this very person, `names` being all those that it could name. */
export function mentionsName(text: string, name: string, names: Iterable<string> = []): boolean {
	const wanted = name.toLowerCase();
	return findMentions(text, new Set([...names, name])).some((mention) => mention.name.toLowerCase() === wanted);
}

function stands(text: string, start: number, name: string): boolean {
	const end = start + name.length;
	return text.slice(start, end).toLowerCase() === name && !inWord.test(text.slice(end, end + 2));
}

function tokenAt(text: string, start: number): string {
	token.lastIndex = start;
	return (token.exec(text)?.[0] ?? "").replace(/[.-]+$/, "");
}
