/** How rows of the queue are shown. */
import type { PairRow, StrangerRow } from "../../db/strangers";
import type { Location } from "../places/schema";
import { reconnectsAfter, widensAfter } from "./limits";
import type { PairingState } from "./schema";
import { readTags } from "./tags";

/** What is known of a person's pairing; `pair` where there is one whose room still is. */
export interface Seen {
	own: StrangerRow | undefined;
	pair: { row: PairRow; partner_id: string; partner: string; theirs: StrangerRow | undefined } | undefined;
}

type Whole = Omit<PairingState, "online_count" | "location_offered">;

export function describeSeen({ own, pair }: Seen, now: number): Whole {
	const wish = {
		waiting_for: own ? readTags(own.tags) : [],
		keep_tags: own?.keep_tags ?? false,
		share_location: own?.shares_location ?? false,
	};
	if (own?.status === "waiting") return { ...apart, ...wish, ...describeWait(own, now) };
	if (own && pair && own.status !== "idle") return { ...apart, ...wish, ...describePair(own, pair, now) };
	return { ...apart, ...wish };
}

const apart = {
	status: "idle",
	room_id: null,
	partner_id: null,
	partner: null,
	tags: [],
	waiting_seconds: 0,
	widens_in_seconds: null,
	stay: null,
	reconnects_in_seconds: null,
} satisfies Partial<Whole>;

function describeWait({ since, tags, keep_tags }: StrangerRow, now: number) {
	const choosy = readTags(tags).length > 0;
	return {
		status: "waiting" as const,
		waiting_seconds: Math.max(0, Math.floor((now - since) / 1_000)),
		widens_in_seconds: choosy && !keep_tags ? secondsUntil(since + widensAfter, now) : null,
	};
}

function describePair(own: StrangerRow, { row, partner_id, partner, theirs }: NonNullable<Seen["pair"]>, now: number) {
	const connected = own.status === "paired";
	const [mine, others] = row.user_a === own.user_id ? [row.stay_a, row.stay_b] : [row.stay_b, row.stay_a];
	// What somebody agrees to later is meant for whom they meet then.
	const together = connected && theirs?.room_id === row.room_id && theirs.status === "paired";
	const agreed = together && own.shares_location && theirs.shares_location;
	const location = agreed && theirs.location !== null ? (JSON.parse(theirs.location) as Location) : null;
	return {
		status: connected ? ("connected" as const) : ("disconnected" as const),
		room_id: row.room_id,
		partner_id,
		partner: { user: partner, location },
		tags: readTags(row.tags),
		stay: { mine, theirs: others },
		reconnects_in_seconds: !connected && own.auto_reconnect ? secondsUntil(own.since + reconnectsAfter, now) : null,
	};
}

function secondsUntil(time: number, now: number): number {
	return Math.max(0, Math.ceil((time - now) / 1_000));
}
