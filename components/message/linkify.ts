/** Cuts a text into plain stretches and web addresses. Only http and https are links; everything else stays text. */

export interface Stretch {
	text: string;
	/** Where it leads, if it is an address. */
	href: string | null;
	/** Where it begins in the text. */
	at: number;
}

const candidate = /\bhttps?:\/\/[^\s<>"`\p{Cc}]+/giu;
const beginning = /^https?:\/\/[^\s<>"`\p{Cc}]+/iu;
/** Punctuation that ends a sentence, not an address. */
const trailing = /[.,;:!?'*_~\])}»”’…]$/u;
const brackets = [
	[")", "("],
	["]", "["],
	["}", "{"],
] as const;

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

/** The address that `text` begins with, if it does. */
export function addressAt(text: string): string | null {
	const [found] = text.match(beginning) ?? [];
	return found && hrefOf(trimAddress(found)) ? trimAddress(found) : null;
}

/** A closing bracket belongs to the address only if it was opened in it. */
function trimAddress(address: string): string {
	const surplus = new Map<string, number>();
	for (const [close, open] of brackets) surplus.set(close, count(address, close) - count(address, open));
	let end = address.length;
	for (let last = address[end - 1]; last && trailing.test(last); last = address[end - 1]) {
		const closing = surplus.get(last);
		if (closing !== undefined && closing <= 0) break;
		if (closing !== undefined) surplus.set(last, closing - 1);
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
