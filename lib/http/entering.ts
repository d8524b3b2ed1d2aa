/** Coming in by a call that needs a person: whoever brings no session is made a guest. */
import { type Actor, identify, requireActor, sessionExpired, type Visitor } from "../accounts/access";
import { openSession } from "../accounts/write";
import { addressOf } from "./address";
import type { Call } from "./call";
import { spend } from "./limits";
import { requireSameOrigin } from "./origin";
import { credentialsOf } from "./token";

interface Entered {
	actor: Actor;
	/** Of the guest who was made; null for who had a session. */
	session_id: string | null;
}

/** A session that was named and has ended is told of; a browser's old cookie is no more than none. */
export async function enter(visitor: Visitor, call: Call): Promise<Entered> {
	const { fromCookie } = credentialsOf(call, true);
	const known = typeof visitor.actor !== "string";
	if (known && fromCookie) requireSameOrigin(call);
	if (known || (visitor.actor === "expired" && !fromCookie)) return { actor: requireActor(visitor), session_id: null };
	await spend("session", addressOf(call), null);
	const { session_id } = await openSession({});
	const actor = await identify(session_id);
	if (typeof actor === "string") throw sessionExpired();
	return { actor, session_id };
}
