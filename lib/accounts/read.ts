/** What a person may know of themselves. */
import { openStore } from "../../db";
import { findUser } from "../../db/accounts";
import { timestamp } from "../events/rules";
import type { Actor } from "./access";
import { toProfile } from "./rules";
import type { Profile, Session } from "./schema";

export function describeSession(actor: Actor): Session {
	const { user_id, username, kind, expires_at } = actor;
	return { expires_at: timestamp(expires_at), user: { id: user_id, username, kind } };
}

export async function readProfile(actor: Actor): Promise<Profile> {
	const store = await openStore();
	return toProfile((await store.read(findUser, actor.user_id)) ?? { ...actor, id: actor.user_id });
}
