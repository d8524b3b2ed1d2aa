import type { EmojiData } from "emoji-picker-react/data";
import type { Locale } from "../../lib/i18n/locales";

/** The library's own lists, which picker and completion share; each is fetched when it is first wanted. */
export const emojiData: Record<Locale, () => Promise<EmojiData>> = {
	en: async () => (await import("emoji-picker-react/data/emojis-en")).default,
	de: async () => (await import("emoji-picker-react/data/emojis-de")).default,
};
