/** What a seeded room is told in: who said what, on which day, and what was done about it. */
import type { Handle } from "./people";

export interface Line {
	by: Handle;
	text: string;
	/** A name by which a later line of the same room answers this one. */
	as?: string;
	/** The `as` of the line that this one answers. */
	re?: string;
	/** Emoji to those who reacted: `{ "👍": ["noa", "kenji"] }`. */
	react?: Record<string, readonly Handle[]>;
	/** What it said before its author corrected it. */
	was?: string;
	/** Taken back by its author afterwards. */
	gone?: true;
	/** What its author, the room's owner, then made the room's topic. */
	topic?: string;
}

/** A conversation on one day: `daysAgo` with the clock on the wall, or one that is still going on. */
export interface Talk {
	when: { daysAgo: number; from: `${number}:${number}` } | { minutesAgo: number };
	lines: readonly Line[];
}

interface NewRoom {
	name: string;
	topic: string;
	owner: Handle;
}

export interface Story {
	/** The lobby is there already; other rooms are made. */
	room: "lobby" | (NewRoom & ({ kind: "public" | "private" } | { kind: "temporary"; ttl_seconds: number }));
	talks: readonly Talk[];
	/** Members who never say a word. */
	listeners?: readonly Handle[];
	/** Somebody who leaves when all has been said. */
	leaves?: Handle;
}

export function say(by: Handle, text: string, extras: Omit<Line, "by" | "text"> = {}): Line {
	return { by, text, ...extras };
}
