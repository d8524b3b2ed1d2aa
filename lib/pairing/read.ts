/** What a person sees of the strangers. */
import { openStore } from "../../db";
import { findUser } from "../../db/accounts";
import { findPair, partnerIn } from "../../db/pairs";
import { findRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import { findStranger, listWishes } from "../../db/strangers";
import type { Actor } from "../accounts/access";
import { isLocationOffered } from "../places/read";
import { popularTags } from "./limits";
import { countStrangers } from "./pulse";
import { describeSeen, type Seen } from "./rules";
import type { PairingState, TagPopularity } from "./schema";
import { readTags } from "./tags";

/** The person's pairing now. */
export async function readPairing({ user_id }: Pick<Actor, "user_id">): Promise<PairingState> {
	const now = Date.now();
	const store = await openStore();
	const seen = await store.read(seeRows, user_id, now);
	const pairing = describeSeen(seen, now);
	// The count may be a moment older than the pairing.
	const online_count = Math.max(await countStrangers(now), atLeast[pairing.status]);
	return { ...pairing, online_count, location_offered: isLocationOffered() };
}

/** People who are there for certain when this is somebody's status. */
const atLeast = { idle: 1, waiting: 1, connected: 2, disconnected: 1 } as const;

function* seeRows(rows: Rows, userId: string, now: number): Transaction<Seen> {
	const own = yield* findStranger(rows, userId);
	const room = own?.room_id && own.status !== "waiting" ? yield* findRoom(rows, own.room_id, now) : undefined;
	const row = room && (yield* findPair(rows, room.id));
	if (!row) return { own, pair: undefined };
	const partner_id = partnerIn(row, userId);
	const partner = (yield* findUser(rows, partner_id))?.username ?? "";
	return { own, pair: { row, partner_id, partner, theirs: yield* findStranger(rows, partner_id) } };
}

/** Rows that are looked at for popular tags. */
const wishesSeen = 5_000;

/** The tags that most people ask for who are or were here a moment ago; those of a single person are nobody's business. */
export async function readPopularTags(): Promise<TagPopularity> {
	const store = await openStore();
	const counts = new Map<string, number>();
	for (const { tags } of await store.read(listWishes, wishesSeen)) {
		for (const tag of readTags(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
	}
	const tags = Array.from(counts, ([tag, count]) => ({ tag, count }))
		.filter(({ count }) => count > 1)
		.sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag))
		.slice(0, popularTags);
	return { tags };
}
