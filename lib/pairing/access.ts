/** Who may meet strangers. */
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

export function notConnected(): Problem {
	return new Problem("pairing_not_connected", "You have no partner. Find one with POST /api/pairing.");
}
