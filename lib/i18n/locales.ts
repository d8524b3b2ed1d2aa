/** The languages of the interface, and which of them somebody gets; isomorphic. */

export const locales = ["en", "de"] as const;
export type Locale = (typeof locales)[number];

/** Remembers the language that somebody chose; without it the browser's wish counts. */
export const localeCookie = "parley_locale";

/** @param accepted the request's Accept-Language (RFC 9110 §12.5.4), or null where it has none */
export function chooseLocale(chosen: string | undefined, accepted: string | null): Locale {
	return (
		findLocale(chosen ?? "") ??
		wishes(accepted ?? "")
			.map(findLocale)
			.find(Boolean) ??
		"en"
	);
}

function findLocale(tag: string): Locale | undefined {
	const language = tag.toLowerCase().split("-")[0];
	return locales.find((locale) => locale === language);
}

/** The tags of an Accept-Language, the most wanted first. */
function wishes(accepted: string): string[] {
	const weigh = (part: string) => {
		const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim());
		const weight = Number(parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? 1);
		return { tag, weight: Number.isFinite(weight) ? weight : 0 };
	};
	const weighed = accepted.split(",").map(weigh);
	return weighed
		.filter(({ weight }) => weight > 0)
		.sort((a, b) => b.weight - a.weight)
		.map(({ tag }) => tag);
}
