/** Joining the strangers' queue, leaving it or the partner, and agreeing to stay in touch. */
import { openStore } from "../../db";
import type { Rows, Transaction } from "../../db/store";
import { changeStranger, findStranger } from "../../db/strangers";
import type { Actor } from "../accounts/access";
import { Problem } from "../errors";
import { publishEvent } from "../events/write";
import type { NewMessage } from "../messages/schema";
import { type Posted, postMessage } from "../messages/write";
import type { Location } from "../places/schema";
import { reader } from "../rooms/access";
import { toSharedRoom } from "../rooms/rules";
import { notConnected } from "./access";
import { hear, hearWhile } from "./heard";
import { joinRows, leaveRows, noChanges, partRows, seekRows, type Wish } from "./queue";
import type { NewPairing, PairingChange } from "./schema";
import { stayRows } from "./staying";
import { canonicalTags } from "./tags";
import { tellChanges } from "./tell";
import { keepVigilIfLate } from "./vigil";

/** Joins the queue, or pairs at once. Waiting already: what is waited for is changed. Connected: nothing is. */
export async function joinQueue(actor: Actor, wish: NewPairing): Promise<void> {
	const { language = null, keep_tags, auto_reconnect, share_location } = wish;
	const tags = JSON.stringify(canonicalTags(wish.tags));
	const row: Wish = { tags, language, keep_tags, auto_reconnect, shares_location: share_location };
	const store = await openStore();
	tellChanges(await store.write(joinRows, actor.user_id, row, Date.now()));
	hear(actor.user_id);
}

/** Leaves the queue or the partner; harmless where there is neither. */
export async function leavePairing(actor: Actor): Promise<void> {
	const store = await openStore();
	tellChanges(await store.write(leaveRows, actor.user_id, Date.now()));
}

/** Leaves the partner whom one met in this room, where one is still with them. */
export async function leavePartner(actor: Actor, roomId: string): Promise<void> {
	const store = await openStore();
	tellChanges(await store.write(partRows, actor.user_id, roomId, Date.now()));
}

/** Changes what one waits for or shows; harmless for who is not among the strangers. */
export async function changePairing(actor: Actor, change: PairingChange): Promise<void> {
	const { share_location: shares_location, ...plain } = change;
	const given = Object.entries({ ...plain, shares_location }).filter(([, value]) => value !== undefined);
	const store = await openStore();
	await store.write(changeStranger, actor.user_id, Object.fromEntries(given));
	if (change.keep_tags === false) await seekPartner(actor.user_id);
}

/** Consents to stay in touch, or takes that back as long as the partner has not consented too; 409 without a partner. */
export async function consentToStay(actor: Actor, consents: boolean): Promise<void> {
	const store = await openStore();
	const outcome = await store.write(stayRows, actor.user_id, consents, Date.now());
	if (!outcome) throw notConnected();
	if (outcome.lasting)
		publishEvent(outcome.lasting.event, { room: toSharedRoom(outcome.lasting.room, store.epoch, 2) });
	tellChanges({ ...noChanges(), people: outcome.people });
}

/** Where the person is, as far as it may be known; a place is noted only while they agree to show it. */
export async function noteLocation(userId: string, location: Location | null): Promise<void> {
	const store = await openStore();
	const people = await store.write(locateRows, userId, location);
	tellChanges({ ...noChanges(), people });
}

/** The partner, whose pairing shows it. */
function* locateRows(rows: Rows, userId: string, location: Location | null): Transaction<string[]> {
	const own = yield* findStranger(rows, userId);
	if (!own || (location !== null && !own.shares_location)) return [];
	yield* changeStranger(rows, userId, { location: location && JSON.stringify(location) });
	return own.status === "paired" && own.last_partner_id !== null ? [own.last_partner_id] : [];
}

/** Looks for a partner for who waits, where something has just made one possible, as a block that was lifted. */
export async function seekPartner(userId: string): Promise<void> {
	const store = await openStore();
	tellChanges(await store.write(seekRows, userId, Date.now()));
}

/** The person is there: the lease on waiting, or on the partner, begins anew. */
export async function hearStranger({ user_id }: Actor): Promise<void> {
	hear(user_id);
	await keepVigilIfLate(Date.now());
}

/** The person is there until the returned function is called. */
export function whileHeard({ user_id }: Actor): () => void {
	return hearWhile(user_id);
}

/** Posts to the current partner; 409 `pairing_not_connected` where there is none. */
export async function postToPartner(actor: Actor, draft: NewMessage): Promise<Posted> {
	const store = await openStore();
	const own = await store.read(findStranger, actor.user_id);
	if (own?.status !== "paired" || own.room_id === null) throw notConnected();
	hear(actor.user_id);
	const proof = await reader({ actor, params: { room_id: own.room_id } }).catch(whereOver);
	return postMessage(proof, draft);
}

/** The room was deleted under its two. */
function whereOver(error: unknown): never {
	throw error instanceof Problem && error.code === "room_not_found" ? notConnected() : error;
}
