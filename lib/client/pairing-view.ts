/** What a screen sees of meeting strangers, and how it follows from what the server says. Pure. */
import type { Pairing } from "../pairing/schema";
import type { Location } from "../places/schema";
import type { Failure } from "./refusal";

/** `unknown` until the server has spoken; `connecting` while one's wish is on its way. */
export type PairingPhase = "unknown" | "idle" | "connecting" | "waiting" | "connected" | "disconnected";

/** A conversation of two, on the screen until the next one begins. */
export interface Pair {
	room_id: string;
	partner_id: string;
	partner: string;
	location: Location | null;
	/** Those that both named. */
	tags: readonly string[];
	/** Who wants it to last; it does once both do. */
	stay: { mine: boolean; theirs: boolean };
	/** Who ended it; null while it goes on. */
	over: "mine" | "theirs" | null;
	/** Whether it was there before this page was. */
	found: boolean;
}

export interface Waiting {
	tags: readonly string[];
	/** When anybody will do, in milliseconds since the epoch; null where that never comes. */
	widensAt: number | null;
}

export interface PairingView {
	phase: PairingPhase;
	/** How many meet strangers now; null until somebody told. */
	online: number | null;
	pair: Pair | null;
	waiting: Waiting | null;
	/** When the server puts one into the queue again, in milliseconds since the epoch; null where it does not. */
	goesOnAt: number | null;
	keepsTags: boolean;
	sharesLocation: boolean;
	locationOffered: boolean;
	/** Whether the server answers. */
	reachable: boolean;
	/** Why asking on is useless: the session is over, or nobody meets strangers here any more. */
	ended: Failure | null;
}

export const firstView: PairingView = {
	phase: "unknown",
	online: null,
	pair: null,
	waiting: null,
	goesOnAt: null,
	keepsTags: false,
	sharesLocation: false,
	locationOffered: false,
	reachable: true,
	ended: null,
};

/** What is shown once the server has said `pairing`, at the time `now` (milliseconds since the epoch). */
export function viewAfter(before: PairingView, pairing: Pairing, now: number): PairingView {
	return {
		...before,
		phase: pairing.status,
		online: pairing.online_count,
		pair: pairAfter(before, pairing),
		waiting: pairing.status === "waiting" ? waitingOf(pairing, before, now) : null,
		goesOnAt: later(pairing.reconnects_in_seconds, before.goesOnAt, now),
		keepsTags: pairing.keep_tags,
		sharesLocation: pairing.share_location,
		locationOffered: pairing.location_offered,
		reachable: true,
	};
}

function pairAfter({ pair, phase }: PairingView, pairing: Pairing): Pair | null {
	const named = pairOf(pairing, phase === "unknown");
	if (named && named.room_id === pair?.room_id) return { ...named, found: pair.found };
	if (named) return named;
	// A partner of before stays to be read until one goes on.
	if (pairing.status === "waiting" || !pair) return null;
	return { ...pair, over: pair.over ?? (pairing.status === "disconnected" ? "theirs" : "mine") };
}

function pairOf(pairing: Pairing, found: boolean): Pair | null {
	const { status, room_id, partner_id, partner, tags } = pairing;
	const paired = status === "connected" || status === "disconnected";
	if (!paired || room_id === null || partner_id === null || !partner) return null;
	const stay = pairing.stay ?? { mine: false, theirs: false };
	const over = status === "connected" ? null : "theirs";
	return { room_id, partner_id, partner: partner.user, location: partner.location, tags, stay, over, found };
}

function waitingOf(pairing: Pairing, { waiting }: PairingView, now: number): Waiting {
	const widensAt = later(pairing.widens_in_seconds, waiting?.widensAt ?? null, now);
	return { tags: pairing.waiting_for, widensAt };
}

/** The server counts whole seconds, so the same moment is told a little differently each time: a countdown must not jump. */
function later(seconds: number | null, known: number | null, now: number): number | null {
	if (seconds === null) return null;
	const moment = now + seconds * 1_000;
	return known !== null && Math.abs(known - moment) < 1_000 ? known : moment;
}
