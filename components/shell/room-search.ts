/** Whether a room's name has all that somebody typed: without regard to case, accents and widths. */
export function matchesName(name: string, query: string): boolean {
	const folded = foldText(name);
	return foldText(query)
		.split(/\s+/u)
		.every((word) => folded.includes(word));
}

function foldText(text: string): string {
	const plain = text.normalize("NFKD").replace(/\p{M}/gu, "");
	// Neither has a decomposition, and both are typed as two letters where the key is missing.
	return plain
		.toLowerCase()
		.replaceAll("ß", "ss")
		.replaceAll("æ", "ae")
		.replaceAll("ø", "o")
		.replaceAll("ł", "l")
		.trim();
}
