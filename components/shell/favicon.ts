import { logoPaths } from "../ui/logo";

/** What the tab's icon says: how much is unread, and whether some of it names me. */
export interface Badge {
	unread: number;
	mentions: boolean;
}

/** Where browsers draw the icon no token reaches: these are the light theme's `ink` and `danger`, on white. */
const grounds = { unread: "#16201f", mentions: "#b3261e" };

/** The logo with a badge, as an address that needs no request. */
export function drawFavicon({ unread, mentions }: Badge): string {
	const ground = mentions ? grounds.mentions : grounds.unread;
	const text = unread > 9 ? "9+" : String(unread);
	const size = text.length > 1 ? 13 : 17;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0a8578" d="${logoPaths.front}"/><path fill="#4bcbb6" fill-opacity=".6" d="${logoPaths.back}"/><circle cx="21.5" cy="10.5" r="10.5" fill="#fff"/><circle cx="21.5" cy="10.5" r="9.5" fill="${ground}"/><text x="21.5" y="${10.5 + size * 0.36}" font-family="sans-serif" font-weight="700" font-size="${size}" text-anchor="middle" fill="#fff">${text}</text></svg>`;
	return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
