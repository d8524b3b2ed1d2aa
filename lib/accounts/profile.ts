/** Changing one's own name and setting; whoever is in a room with the person is told of the name. */
import { openStore } from "../../db";
import { changeUser, findByName, lockUser, type UserRow } from "../../db/accounts";
import { retireGuest } from "../../db/departures";
import type { EventRow } from "../../db/events";
import { renameUser } from "../../db/renaming";
import { isUniqueViolation, type Rows, type Transaction } from "../../db/store";
import { openBus } from "../bus";
import { publishEvents } from "../events/write";
import { type Actor, sessionExpired } from "./access";
import { isReserved, nameKey, toProfile } from "./rules";
import type { Profile, ProfileChange } from "./schema";
import { refreshPerson } from "./session-cache";
import { nameTaken } from "./write";

export async function changeProfile(actor: Actor, change: ProfileChange): Promise<Profile> {
	const { username = actor.username } = change;
	if (isReserved(username)) throw nameTaken(username);
	const store = await openStore();
	const outcome = await store.write(changeRows, actor.user_id, change, Date.now()).catch((error: unknown) => {
		// On a database server somebody may take the name between the look and the change.
		if (isUniqueViolation(error)) return "taken" as const;
		throw error;
	});
	if (outcome === "taken") throw nameTaken(username);
	if (outcome === "gone") throw sessionExpired();
	const { user, events } = outcome;
	const now = { username: user.username, signals: user.signals };
	refreshPerson(user.id, now, Date.now());
	openBus().publish("person", user.id, { kind: "changed", person: now });
	publishEvents(events);
	return toProfile(user);
}

type Outcome = "taken" | "gone" | { user: UserRow; events: EventRow[] };

function* changeRows(rows: Rows, userId: string, change: ProfileChange, now: number): Transaction<Outcome> {
	const user = yield* lockUser(rows, userId);
	// A guest whose last session has just ended has no name to change.
	if (!user || user.username_key === null) return "gone";
	const { username = user.username, signals = user.signals } = change;
	if (signals !== user.signals) yield* changeUser(rows, userId, { signals });
	const changed = { ...user, username, signals };
	if (username === user.username) return { user: changed, events: [] };
	const username_key = nameKey(username);
	const departures = yield* takeName(rows, userId, username_key, now);
	if (!departures) return "taken";
	return {
		user: changed,
		events: [...departures, ...(yield* renameUser(rows, user, { username, username_key }, now))],
	};
}

/** Frees the name of a guest who is gone, who leaves their rooms; null where it is somebody else's. */
function* takeName(rows: Rows, userId: string, key: string, now: number): Transaction<EventRow[] | null> {
	const holder = yield* findByName(rows, key);
	if (!holder || holder.id === userId) return [];
	const departures = yield* retireGuest(rows, holder, now);
	return (yield* findByName(rows, key)) ? null : departures;
}
