/** Accounts with a password, members and admins: made by whoever runs the server, with a password nobody chose. */
import { customAlphabet, nanoid } from "nanoid";
import { openStore } from "../../db";
import { changeUser, deleteSessionsOf, findByName, insertUser, type UserRow } from "../../db/accounts";
import { retireGuest } from "../../db/departures";
import type { EventRow } from "../../db/events";
import type { Rows, Transaction } from "../../db/store";
import { Problem } from "../errors";
import { publishEvents } from "../events/write";
import { hashPassword } from "./password";
import { isReserved, nameKey } from "./rules";
import { announceEnd } from "./write";

export type AccountKind = "member" | "admin";

export interface Account {
	username: string;
	kind: AccountKind;
	password_hash: string;
}

export interface Granted {
	user: UserRow;
	/** What the name's account was before; null where there was none. */
	before: AccountKind | null;
	/** Rooms that a guest who held the name, and is gone, leaves now. */
	departures: EventRow[];
	/** Sessions that the old password had opened. */
	ended: string[];
}

/** 18 of 57 letters and figures that are not mistaken for one another: 104 random bits. */
export const makePassword = customAlphabet("23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", 18);

/**
 * Makes the account, or gives the one of this name a new password and `kind`, which ends its sessions. Refuses a name that
 * is somebody else's.
 */
export async function grantMembership(
	username: string,
	kind: AccountKind,
): Promise<Pick<Granted, "user" | "before"> & { password: string }> {
	const password = makePassword();
	const account = { username, kind, password_hash: await hashPassword(password) };
	const store = await openStore();
	const granted = await store.write(grantRows, account, Date.now());
	if (!granted) throw nameHeld(username);
	publishEvents(granted.departures);
	for (const sessionId of granted.ended) announceEnd(granted.user.id, sessionId);
	return { user: granted.user, before: granted.before, password };
}

export function nameHeld(username: string): Problem {
	return new Problem(
		"username_taken",
		`"${username}" is the name of a guest who is here now, or is reserved. Choose another, or try again when they have gone.`,
	);
}

/** The rows of `grantMembership`; null where the name is a live guest's or reserved. */
export function* grantRows(rows: Rows, account: Account, now: number): Transaction<Granted | null> {
	const { username, kind, password_hash } = account;
	if (isReserved(username)) return null;
	const holder = yield* findByName(rows, nameKey(username));
	if (holder?.kind === "member" || holder?.kind === "admin") {
		yield* changeUser(rows, holder.id, { kind, password_hash });
		const ended = yield* deleteSessionsOf(rows, holder.id);
		return { user: { ...holder, kind, password_hash }, before: holder.kind, departures: [], ended };
	}
	const departures = holder ? yield* retireGuest(rows, holder, now) : [];
	const made = { id: nanoid(), username_key: nameKey(username), signals: true, created_at: now };
	const user: UserRow = { ...account, ...made };
	return (yield* insertUser(rows, user)) ? { user, before: null, departures, ended: [] } : null;
}
