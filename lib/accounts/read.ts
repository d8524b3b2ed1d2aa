/** What a person may know of their own session. */
import { timestamp } from "../events/rules";
import type { Actor } from "./access";
import type { Session } from "./schema";

export function describeSession(actor: Actor): Session {
	const { user_id, username, kind, expires_at } = actor;
	return { expires_at: timestamp(expires_at), user: { id: user_id, username, kind } };
}
