/** The emoji that somebody took last, newest first, in this browser; messages and reactions share them. */
import { openStorage } from "../room/page-storage";

const key = "parley:emoji";
const most = 24;

export function listRecentEmoji(): string[] {
	return (openStorage().getItem(key) ?? "").split(" ").filter(Boolean);
}

export function noteRecentEmoji(emoji: string): void {
	const others = listRecentEmoji().filter((each) => each !== emoji);
	openStorage().setItem(key, [emoji, ...others].slice(0, most).join(" "));
}
