/** The choice of a partner, in the transaction that holds the queue; whoever is chosen is taken in that same transaction. */
import { findUser } from "../../db/accounts";
import type { EventRow } from "../../db/events";
import { insertPair } from "../../db/pairs";
import { findAnybody, findFormerPartners, findLikeMinded, type Seeker, takeFromQueue } from "../../db/queue";
import { insertRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import { findStranger, type StrangerRow } from "../../db/strangers";
import { enterRoom, newRoomId } from "../rooms/write";
import { queueInterval, waitingLease, widensAfter } from "./limits";
import { commonTags, readTags } from "./tags";

/** Two people who have just been paired, by the events that brought them into their room. */
export type Match = readonly [EventRow, EventRow];

/** What is heard of people is written once in `queueInterval`, so a lease is that much longer in the rows. */
export const leaseSince = (now: number): number => now - waitingLease - queueInterval;

const slot = Symbol.for("parley.strangers-awake");
const shared = globalThis as { [slot]?: number };

/** An SQLite file has one server at a time: whom an earlier one heard of is met only once this one has heard of them. */
export function awakeSince(now: number): void {
	shared[slot] = now;
}

/** Whether this server runs so shortly that people who wait may not have been looked for when they were heard of again. */
export const isJustAwake = (now: number): boolean => now - (shared[slot] ?? 0) < 2 * waitingLease;

/** Who waits and was not heard of since then is nobody to be met. */
export const heardSince = (now: number): number => Math.max(leaseSince(now), (shared[slot] ?? 0) - 1);

const always = 2 ** 50;
const never = -1;

/** Pairs a waiting person with the best partner there is; undefined where there is none yet. */
export function* seek(rows: Rows, userId: string, now: number): Transaction<Match | undefined> {
	const stranger = yield* findStranger(rows, userId);
	if (stranger?.status !== "waiting" || stranger.heard_at <= heardSince(now)) return undefined;
	const partnerId = yield* choose(rows, stranger, now);
	const partner = partnerId === undefined ? undefined : yield* findStranger(rows, partnerId);
	return partner && (yield* pairUp(rows, stranger, partner, now));
}

function* choose(rows: Rows, stranger: StrangerRow, now: number): Transaction<string | undefined> {
	const seeker = seekerOf(stranger, now);
	const fresh =
		(yield* findLikeMinded(rows, seeker)) ??
		(insists(stranger) ? undefined : yield* findAnybody(rows, { ...seeker, waits_since: reach(stranger, now) }));
	return fresh ?? (yield* chooseFormer(rows, stranger, now));
}

function seekerOf({ user_id, language, last_partner_id }: StrangerRow, now: number): Seeker {
	const times = { heard_since: heardSince(now), waits_since: now - widensAfter };
	return { user_id, language, last_partner_id: last_partner_id ?? "", except_id: user_id, ...times };
}

/** Waits for a common tag, however long. */
function insists({ keep_tags, tags }: StrangerRow): boolean {
	return keep_tags && readTags(tags).length > 0;
}

/** Until when somebody with tags must have begun to wait to be met by `stranger` without a common one. */
function reach({ tags, since }: StrangerRow, now: number): number {
	if (readTags(tags).length === 0) return always;
	return since <= now - widensAfter ? now - widensAfter : never;
}

/** The last partner will do where neither of the two has anybody else to wait for. */
function* chooseFormer(rows: Rows, stranger: StrangerRow, now: number): Transaction<string | undefined> {
	const ranked: { partner: StrangerRow; common: number }[] = [];
	for (const partner of yield* findFormerPartners(rows, seekerOf(stranger, now))) {
		const common = commonTags(stranger.tags, partner.tags).length;
		if (common > 0 || suits(stranger, partner, now)) ranked.push({ partner, common });
	}
	for (const { partner } of ranked.sort((a, b) => b.common - a.common)) {
		const others =
			(yield* hasProspects(rows, stranger, partner.user_id, now)) ||
			(yield* hasProspects(rows, partner, stranger.user_id, now));
		if (!others) return partner.user_id;
	}
	return undefined;
}

/** Whether the two may be paired without a common tag. */
function suits(a: StrangerRow, b: StrangerRow, now: number): boolean {
	if (insists(a) || insists(b)) return false;
	const open = [a, b].some(({ tags }) => readTags(tags).length === 0);
	return open || [a, b].every(({ since }) => since <= now - widensAfter);
}

/** Whether anybody but `except` waits whom `stranger` can be paired with, now or when both have waited. */
function* hasProspects(rows: Rows, stranger: StrangerRow, except: string, now: number): Transaction<boolean> {
	const seeker = { ...seekerOf(stranger, now), except_id: except, waits_since: always };
	if ((yield* findLikeMinded(rows, seeker)) !== undefined) return true;
	return !insists(stranger) && (yield* findAnybody(rows, seeker)) !== undefined;
}

function* pairUp(rows: Rows, a: StrangerRow, b: StrangerRow, now: number): Transaction<Match> {
	const room_id = newRoomId();
	yield* takeFromQueue(rows, a.user_id, { room_id, last_partner_id: b.user_id, since: now });
	yield* takeFromQueue(rows, b.user_id, { room_id, last_partner_id: a.user_id, since: now });
	return yield* openRoom(rows, room_id, a, b, now);
}

function* openRoom(rows: Rows, id: string, a: StrangerRow, b: StrangerRow, now: number): Transaction<Match> {
	const one = { user_id: a.user_id, username: (yield* findUser(rows, a.user_id))?.username ?? "" };
	const other = { user_id: b.user_id, username: (yield* findUser(rows, b.user_id))?.username ?? "" };
	const room = yield* insertRoom(rows, {
		id,
		name: `${one.username} & ${other.username}`,
		topic: "",
		kind: "pair",
		owner_id: null,
		created_at: now,
		ttl_seconds: null,
		expires_at: null,
		head: 0,
		pruned: 0,
		last_message_at: null,
	});
	const entered: Match = [yield* enterRoom(rows, room, one, now), yield* enterRoom(rows, room, other, now)];
	const tags = JSON.stringify(commonTags(a.tags, b.tags));
	const pair = { room_id: id, user_a: a.user_id, user_b: b.user_id, tags, created_at: now, ended_at: null };
	yield* insertPair(rows, { ...pair, stay_a: false, stay_b: false });
	return entered;
}
