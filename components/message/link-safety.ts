/** Where links may lead, and which of them deserve a question first. Pure. */

const allowed = new Set(["http:", "https:", "mailto:"]);

/** The normal form of an address that a link may lead to, else null: only absolute http, https and mailto. */
export function safeHref(address: string): string | null {
	const url = URL.parse(address);
	if (!url || !allowed.has(url.protocol)) return null;
	if (url.protocol === "mailto:") return url.pathname.includes("@") ? url.href : null;
	return /^https?:\/\//i.test(address) && url.hostname !== "" ? url.href : null;
}

/** Something that readers take for an address: a host with a dot, with or without a scheme before it. */
const addressLike =
	/(?:https?:\/\/)?(?:[^\s/@:]+@)?((?:[\p{L}\p{N}\p{M}-]+[.。．｡])+[\p{L}\p{M}]{2,}|\d{1,3}(?:\.\d{1,3}){3})/giu;

/**
 * Whether somebody who reads `text` may be led elsewhere than they think: it looks like another address than `href`, the
 * address carries a name before its host (`https://bank.example@evil.example`), or the host is not spelled in plain letters,
 * which may look like any other.
 */
export function isDeceptive(text: string, href: string): boolean {
	const url = new URL(href);
	if (url.protocol === "mailto:") return looksElse(text, url.pathname.split("@").at(-1) ?? "");
	if (url.username !== "" || url.password !== "") return true;
	if (url.hostname.split(".").some((label) => label.startsWith("xn--"))) return true;
	return looksElse(text, url.hostname);
}

function looksElse(text: string, host: string): boolean {
	const [shown] = text.trim().matchAll(addressLike);
	if (!shown?.[1]) return false;
	const named = URL.parse(`https://${shown[1]}`)?.hostname ?? "";
	return bare(named) !== bare(host);
}

const bare = (host: string) =>
	host
		.toLowerCase()
		.replace(/^www\./, "")
		.replace(/\.$/, "");
