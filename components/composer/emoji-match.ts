/** Emoji by their names. Pure. */

export interface NamedEmoji {
	emoji: string;
	/** Names that mean this emoji alone come first: they are its `own` many. All are in lower case with `_` for spaces. */
	names: readonly string[];
	own: number;
}

export interface EmojiMatch {
	emoji: string;
	/** The name that matched. */
	name: string;
}

const most = 8;
/** Ranks from here on are names that hold the query further in. */
const inner = 4;

/** Recent ones first, then those with a name that begins with `query`, then those that hold it further in. */
export function matchEmoji(all: readonly NamedEmoji[], query: string, recent: readonly string[]): EmojiMatch[] {
	const wanted = query.toLowerCase();
	const found = all.flatMap((each) => {
		const best = bestName(each, wanted);
		if (!best) return [];
		const place = recent.indexOf(each.emoji);
		return [{ ...best, emoji: each.emoji, place: place < 0 ? recent.length : place }];
	});
	found.sort((a, b) => a.place - b.place || a.rank - b.rank || lengthOrder(a, b));
	return found.slice(0, most).map(({ emoji, name }) => ({ emoji, name }));
}

/** The emoji that is written out as `:name:`: the one whose own name it is, or the only one that has it at all. */
export function findEmoji(all: readonly NamedEmoji[], name: string): string | undefined {
	const wanted = name.toLowerCase();
	const having = all.filter(({ names }) => names.includes(wanted));
	const owner = having.find(({ names, own }) => names.indexOf(wanted) < own);
	return (owner ?? (having.length === 1 ? having[0] : undefined))?.emoji;
}

/** The shorter of two names that begin alike is nearer to what was written; further in, length says nothing. */
function lengthOrder(a: { rank: number; name: string }, b: { rank: number; name: string }): number {
	return a.rank < inner ? a.name.length - b.name.length : 0;
}

function bestName({ names, own }: NamedEmoji, wanted: string): { name: string; rank: number } | null {
	let best: { name: string; rank: number } | null = null;
	for (const [index, name] of names.entries()) {
		const rank = rankName(name, wanted, index < own);
		if (rank !== null && (!best || rank < best.rank)) best = { name, rank };
	}
	return best;
}

function rankName(name: string, wanted: string, isOwn: boolean): number | null {
	if (name.startsWith(wanted)) return (isOwn ? 0 : 2) + (name === wanted ? 0 : 1);
	if (name.includes(`_${wanted}`)) return inner;
	return name.includes(wanted) ? inner + 1 : null;
}
