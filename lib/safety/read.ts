/** What is looked up before two who do not know each other write each other, or meet. */
import { openStore } from "../../db";
import { pageMessages } from "../../db/messages";
import type { LockedRoom } from "../../db/rooms";
import { type ConductRow, findConduct } from "../../db/safety";
import type { Rows, Transaction } from "../../db/store";
import type { Actor } from "../accounts/access";
import { config } from "../config";
import type { Problem } from "../errors";
import { timestamp } from "../events/rules";
import { conductVersion } from "./limits";
import { findFault, saidToKnow } from "./rules";
import type { Conduct } from "./schema";

/**
 * Why the actor may not post `text` in this room now; null where they may, as in every room that is no pair's. The room is
 * held, so that of many posts at once each sees those before it.
 */
export function* findRestraint(
	rows: Rows,
	room: LockedRoom,
	actor: Actor,
	text: string,
	now: number,
): Transaction<Problem | null> {
	if (room.kind !== "pair" || config().RATE_LIMITS === "off") return null;
	const { messages } = yield* pageMessages(rows, room.id, { limit: saidToKnow });
	return findFault(messages, { user_id: actor.user_id, text, now });
}

/** The notice's version, and whether the person accepted this one. */
export async function readConduct(actor: Actor): Promise<Conduct> {
	const store = await openStore();
	return describeConduct(await store.read(findConduct, actor.user_id));
}

export function describeConduct(accepted: ConductRow | undefined): Conduct {
	const current = accepted?.version === String(conductVersion);
	return { version: conductVersion, accepted_at: current ? timestamp(accepted.accepted_at) : null };
}
