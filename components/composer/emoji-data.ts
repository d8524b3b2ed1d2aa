import type { EmojiData } from "emoji-picker-react/data";
import type { Locale } from "../../lib/i18n/locales";
import { lateModule } from "../ui/late-module";

const english = lateModule(() => import("emoji-picker-react/data/emojis-en"));
const german = lateModule(() => import("emoji-picker-react/data/emojis-de"));

/** The library's own lists, which picker and completion share; each is fetched when it is first wanted. */
export const emojiData: Record<Locale, () => Promise<EmojiData>> = {
	en: async () => (await english.load()).default,
	de: async () => (await german.load()).default,
};
