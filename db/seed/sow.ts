/** The whole of the seed: people with one password, the stories they tell, and an archive of any length. */
import { grantRows, makePassword, nameHeld } from "../../lib/accounts/membership";
import { hashPassword } from "../../lib/accounts/password";
import { nameKey } from "../../lib/accounts/rules";
import { findByName } from "../accounts";
import type { Rows, Store, Transaction } from "../store";
import { makeArchive } from "./archive";
import { type Handle, people } from "./people";
import { stories } from "./stories";
import { type Cast, type Person, type Told, tellStory } from "./tell";

/** Says why nothing was sown, and what to do. */
export class Refusal extends Error {
	override readonly name = "Refusal";
}

export interface Wishes {
	/** Messages of the archive; without any there is none. */
	messages: number;
	/** Tells it all once more where it has been told already. */
	force: boolean;
}

export interface Sown {
	rooms: Told[];
	/** Names of the members, who all have `password`. */
	members: string[];
	password: string;
}

export async function sow(store: Store, { messages, force }: Wishes): Promise<Sown> {
	if (!force && (await store.read(isSown)))
		throw new Refusal("This database has been seeded already. Say --force to tell it all once more.");
	const now = Date.now();
	const password = makePassword();
	const cast = await store.write(gatherCast, await hashPassword(password), now);
	const rooms: Told[] = [];
	for (const story of stories) rooms.push(await store.write(tellStory, story, cast, now));
	const [first, ...others] = Object.values(cast);
	if (messages > 0 && first) rooms.push(await makeArchive(store, [first, ...others], messages, now));
	return { rooms, members: Object.values(cast).map(({ user }) => user), password };
}

/** Whether any of the people has an account here. */
function* isSown(rows: Rows): Transaction<boolean> {
	for (const name of Object.values(people)) {
		const holder = yield* findByName(rows, nameKey(name));
		if (holder && holder.kind !== "guest") return true;
	}
	return false;
}

function* gatherCast(rows: Rows, password_hash: string, now: number): Transaction<Cast> {
	const cast: [string, Person][] = [];
	for (const [handle, username] of Object.entries(people)) {
		const granted = yield* grantRows(rows, { username, kind: "member", password_hash }, now);
		if (!granted) throw nameHeld(username);
		cast.push([handle, { user_id: granted.user.id, user: granted.user.username }]);
	}
	return Object.fromEntries(cast) as Record<Handle, Person>;
}
