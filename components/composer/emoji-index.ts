/** All emoji with their names, for completion. Loaded lazily, with data of some hundred kilobytes. */
import type { EmojiData } from "emoji-picker-react/data";
import type { Locale } from "../../lib/i18n/locales";
import { emojiData } from "./emoji-data";
import type { NamedEmoji } from "./emoji-match";
import { shortcodes } from "./shortcodes";

/** English names are what people know from elsewhere, so they count in every language. */
export async function loadEmoji(locale: Locale): Promise<readonly NamedEmoji[]> {
	const languages: Locale[] = locale === "en" ? ["en"] : ["en", locale];
	return indexEmoji(await Promise.all(languages.map((language) => emojiData[language]())));
}

/** The emoji of the first list in its order, with the names of all. */
function indexEmoji(lists: readonly EmojiData[]): NamedEmoji[] {
	const named = new Map<string, { titles: string[]; words: string[] }>();
	for (const { u, n } of lists.flatMap(({ emojis }) => Object.values(emojis).flat())) {
		const emoji = fromUnified(u);
		const entry = named.get(emoji) ?? { titles: [], words: [] };
		named.set(emoji, entry);
		// The last name is the title (emojibase's `label`).
		const names = n.map(toName).filter((name) => name !== "");
		entry.titles.push(...names.slice(-1));
		// Two letters are the code of a flag's country more often than a word.
		entry.words.push(...names.slice(0, -1).filter((name) => name.length > 2));
	}
	return [...named].map(([emoji, { titles, words }]) => {
		const own = new Set([...(shortcodes.get(emoji) ?? []), ...titles]);
		return { emoji, names: [...new Set([...own, ...words])], own: own.size };
	});
}

/** From the library's spelling: code points in hexadecimal, with hyphens between. */
export function fromUnified(unified: string): string {
	return String.fromCodePoint(...unified.split("-").map((code) => Number.parseInt(code, 16)));
}

/** As it is written between colons; empty where the list has a name that lost its sign, as " 1" for "-1". */
function toName(name: string): string {
	if (name.startsWith(" ")) return "";
	return name
		.toLowerCase()
		.replace(/[\s’':.,()/]+/gu, "_")
		.replace(/[^\p{L}\p{M}\p{N}_+-]/gu, "")
		.replace(/^_+|_+$/gu, "");
}
