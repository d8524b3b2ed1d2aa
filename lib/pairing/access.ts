/** Who may meet strangers, and whom one has met. */
import { openStore } from "../../db";
import { type Acquaintance, findAcquaintance } from "../../db/pairs";
import { type Actor, requireActor, type Visitor } from "../accounts/access";
import { config } from "../config";
import { Problem } from "../errors";

/** Anybody with a session, where the operator has strangers turned on. */
export async function stranger(visitor: Visitor): Promise<Actor> {
	requireStrangers();
	return requireActor(visitor);
}

/** Anybody at all, where the operator has strangers turned on. */
export async function passerBy(visitor: Visitor): Promise<Visitor> {
	requireStrangers();
	return visitor;
}

function requireStrangers(): void {
	if (config().STRANGERS === "on") return;
	throw new Problem("pairing_off", "Whoever runs this server has turned strangers off.");
}

/** Has a partner, or had one a moment ago. */
export interface Acquainted extends Acquaintance {
	readonly actor: Actor;
}

/** The current partner, or the last one as long as that pair's room is remembered; 409 `pairing_not_connected` else. */
export async function acquainted(visitor: Visitor): Promise<Acquainted> {
	const actor = await stranger(visitor);
	const store = await openStore();
	const known = await store.read(findAcquaintance, actor.user_id);
	if (!known) throw notConnected();
	return { actor, ...known };
}

export function notConnected(): Problem {
	return new Problem("pairing_not_connected", "You have no partner. Find one with POST /api/pairing.");
}
