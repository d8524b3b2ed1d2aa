/** What the palette offers, and in which order. Pure. */
import { foldText, rateMatch } from "../ui/search";

export const paletteGroups = ["rooms", "people", "actions"] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

export interface PaletteEntry {
	id: string;
	group: PaletteGroup;
	label: string;
}

/** How many of each group are shown. */
const shown: Record<PaletteGroup, number> = { rooms: 8, people: 6, actions: 6 };

/** Those that fit `query`, group by group: the best first, and among equals as they came. */
export function rankEntries<Entry extends PaletteEntry>(entries: readonly Entry[], query: string): Entry[] {
	const folded = foldText(query);
	const rated = entries.map((entry) => ({ entry, rate: rateMatch(foldText(entry.label), folded) }));
	const fitting = rated.filter(({ rate }) => rate > 0).sort((a, b) => b.rate - a.rate);
	return paletteGroups.flatMap((group) =>
		fitting
			.filter(({ entry }) => entry.group === group)
			.slice(0, shown[group])
			.map(({ entry }) => entry),
	);
}

interface Visited {
	room_id: string;
	member: boolean;
	last_message_at: string | null;
}

/** Rooms as one goes back to them: visited last, then talked in last; the one on the screen is where one goes least. */
export function orderByVisit<Room extends Visited>(
	rooms: readonly Room[],
	recent: readonly string[],
	current: string | null,
): Room[] {
	const visits = new Map(recent.map((id, place) => [id, place]));
	if (current !== null) visits.set(current, Number.MAX_SAFE_INTEGER);
	const place = ({ room_id }: Room) => visits.get(room_id) ?? visits.size;
	return rooms.toSorted((a, b) => place(a) - place(b) || Number(b.member) - Number(a.member) || byTalk(a, b));
}

function byTalk(a: Visited, b: Visited): number {
	const [left, right] = [a.last_message_at ?? "", b.last_message_at ?? ""];
	return left === right ? 0 : left > right ? -1 : 1;
}
