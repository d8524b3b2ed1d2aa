/** Search that forgives: case, accents, and letters left out. */

/** `text` without case and accents; ß is ss, ligatures are letters. */
export function foldText(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase()
		.replaceAll("ß", "ss")
		.trim();
}

/** How well a folded `query` fits a folded `text`: 0 not at all, then letters in order, inside, at a word's start, at the start, 5 the same. */
export function rateMatch(text: string, query: string): number {
	if (query === "" || text === query) return 5;
	const at = text.indexOf(query);
	if (at === 0) return 4;
	if (at > 0) return startsWord(text, query) ? 3 : 2;
	return holdsInOrder(text, query) ? 1 : 0;
}

function startsWord(text: string, query: string): boolean {
	for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + 1)) {
		if (!/[\p{L}\p{N}]/u.test(text[at - 1] ?? "")) return true;
	}
	return false;
}

function holdsInOrder(text: string, query: string): boolean {
	let from = 0;
	for (const character of query) {
		from = text.indexOf(character, from) + 1;
		if (from === 0) return false;
	}
	return true;
}
