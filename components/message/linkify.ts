/** Cuts a text into plain stretches and web addresses. Only http and https are links; everything else stays text. */

export interface Stretch {
	text: string;
	/** Where it leads, if it is an address. */
	href: string | null;
	/** Where it begins in the text. */
	at: number;
}

const candidate = /\bhttps?:\/\/[^\s<>"`\p{Cc}]+/giu;
/** Punctuation that ends a sentence, not an address. */
const trailing = /[.,;:!?'*_~\])}»”’…]$/u;
const opening: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

export function linkify(text: string): Stretch[] {
	const stretches: Stretch[] = [];
	let done = 0;
	for (const match of text.matchAll(candidate)) {
		const address = trimAddress(match[0]);
		const href = hrefOf(address);
		if (href === null) continue;
		if (match.index > done) stretches.push({ text: text.slice(done, match.index), href: null, at: done });
		stretches.push({ text: address, href, at: match.index });
		done = match.index + address.length;
	}
	if (done < text.length) stretches.push({ text: text.slice(done), href: null, at: done });
	return stretches;
}

/** A closing bracket belongs to the address only if it was opened in it. */
function trimAddress(address: string): string {
	let end = address.length;
	for (let last = address[end - 1]; last && trailing.test(last); last = address[end - 1]) {
		const open = opening[last];
		if (open && count(address.slice(0, end), open) >= count(address.slice(0, end), last)) break;
		end -= 1;
	}
	return address.slice(0, end);
}

function count(text: string, character: string): number {
	return text.split(character).length - 1;
}

function hrefOf(address: string): string | null {
	const url = URL.parse(address);
	return url && (url.protocol === "http:" || url.protocol === "https:") && url.hostname !== "" ? url.href : null;
}
