import { openStorage } from "../room/page-storage";

const key = "parley:recent-emoji";
const most = 12;
/** For who has not used any yet. */
const first = ["👍", "❤️", "😂", "🎉", "😮", "🙏"];

/** The emoji that were given last, the last first, filled up with those that everybody uses. */
export function listRecentEmoji(count: number): string[] {
	const stored = openStorage().getItem(key)?.split(" ").filter(Boolean) ?? [];
	return [...new Set([...stored, ...first])].slice(0, count);
}

export function rememberEmoji(emoji: string): void {
	openStorage().setItem(
		key,
		[emoji, ...listRecentEmoji(most).filter((other) => other !== emoji)].slice(0, most).join(" "),
	);
}
