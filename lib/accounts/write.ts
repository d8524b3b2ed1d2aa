/** Opening and ending sessions. */
import { nanoid } from "nanoid";
import { openStore } from "../../db";
import {
	deleteSession,
	findByName,
	findExpiredSessions,
	insertSession,
	insertUser,
	lockUser,
	type SessionRow,
	type UserRow,
} from "../../db/accounts";
import { retireGuest } from "../../db/departures";
import type { EventRow } from "../../db/events";
import type { Rows, Transaction } from "../../db/store";
import { openBus } from "../bus";
import { Problem } from "../errors";
import { timestamp } from "../events/rules";
import { publishEvents } from "../events/write";
import type { Actor } from "./access";
import { sessionSeconds } from "./limits";
import { verifyPassword } from "./password";
import { isReserved, makeUpName, nameKey } from "./rules";
import type { CreatedSession, NewSession } from "./schema";
import { burySession } from "./session-cache";
import { signToken } from "./token";

const madeUpAttempts = 8;

/** A session of a guest, or of the account that name and password open. */
export async function openSession({ username, password }: NewSession): Promise<CreatedSession> {
	if (password !== undefined) return sign(await logIn(username, password));
	if (username !== undefined) return sign(await enterAs(username));
	for (let attempt = 1; attempt < madeUpAttempts; attempt++) {
		const entered = await tryEnterAs(makeUpName());
		if (entered) return sign(entered);
	}
	return sign(await enterAs(`guest-${nanoid(10)}`));
}

interface Entered {
	user: UserRow;
	session: SessionRow;
}

async function enterAs(username: string): Promise<Entered> {
	const entered = isReserved(username) ? null : await tryEnterAs(username);
	if (!entered) throw nameTaken(username);
	return entered;
}

export function nameTaken(username: string): Problem {
	return new Problem("username_taken", `Somebody is here as "${username}" already. Choose another name.`);
}

async function tryEnterAs(username: string): Promise<Entered | null> {
	const now = Date.now();
	const user: UserRow = {
		id: nanoid(),
		username,
		username_key: nameKey(username),
		kind: "guest",
		password_hash: null,
		signals: true,
		created_at: now,
	};
	const session = newSessionRow(user.id, now);
	const store = await openStore();
	const { entered, departures } = await store.write(enter, user, session);
	publishEvents(departures);
	return entered ? { user, session } : null;
}

/** Takes the name for a new guest; a guest whose last session has ended gives it up here. */
function* enter(
	rows: Rows,
	user: UserRow,
	session: SessionRow,
): Transaction<{ entered: boolean; departures: EventRow[] }> {
	const holder = yield* findByName(rows, nameKey(user.username));
	const departures = holder ? yield* retireGuest(rows, holder, user.created_at) : [];
	const entered = yield* insertUser(rows, user);
	if (entered) yield* insertSession(rows, session);
	return { entered, departures };
}

async function logIn(username: string | undefined, password: string): Promise<Entered> {
	const store = await openStore();
	const user = username === undefined ? undefined : await store.read(findByName, nameKey(username));
	const right = await verifyPassword(password, user?.password_hash ?? null);
	if (!user || !right) throw credentialsInvalid();
	const session = newSessionRow(user.id, Date.now());
	if (!(await store.write(logInRows, user, session))) throw credentialsInvalid();
	return { user, session };
}

/** False where the account got another password since this one was verified, which takes a while. */
function* logInRows(rows: Rows, verified: UserRow, session: SessionRow): Transaction<boolean> {
	const user = yield* lockUser(rows, verified.id);
	if (user?.password_hash !== verified.password_hash) return false;
	yield* insertSession(rows, session);
	return true;
}

function credentialsInvalid(): Problem {
	return new Problem(
		"credentials_invalid",
		"No account has this name and password. Leave the password out to enter as a guest.",
	);
}

function newSessionRow(userId: string, now: number): SessionRow {
	// A JWT counts in whole seconds, so the row ends on one too.
	const expires_at = (Math.floor(now / 1000) + sessionSeconds) * 1000;
	return { id: nanoid(), user_id: userId, created_at: now, expires_at };
}

async function sign({ user, session }: Entered): Promise<CreatedSession> {
	return {
		session_id: await signToken(session.id, user.id, session.expires_at),
		expires_at: timestamp(session.expires_at),
		user: { id: user.id, username: user.username, kind: user.kind },
	};
}

/** Ends the actor's session: its token is dead at once, and a guest's last one takes the guest along. */
export async function endSession(actor: Actor): Promise<void> {
	await end(actor.session_id);
}

/** Ends sessions whose time has passed, at most `limit`; true where there may be more of them. */
export async function expireSessions(now: number, limit: number): Promise<boolean> {
	const store = await openStore();
	const passed = await store.read(findExpiredSessions, now, limit);
	for (const id of passed) await end(id);
	return passed.length === limit;
}

async function end(sessionId: string): Promise<void> {
	const store = await openStore();
	const ended = await store.write(endRows, sessionId, Date.now());
	if (!ended) return burySession(sessionId);
	announceEnd(ended.user.id, sessionId);
	publishEvents(ended.departures);
}

/** The token is dead here at once, and so are its streams. */
export function announceEnd(userId: string, sessionId: string): void {
	burySession(sessionId);
	openBus().publish("person", userId, { kind: "session_ended", session_id: sessionId });
}

function* endRows(
	rows: Rows,
	sessionId: string,
	now: number,
): Transaction<{ user: UserRow; departures: EventRow[] } | undefined> {
	const user = yield* deleteSession(rows, sessionId);
	return user && { user, departures: yield* retireGuest(rows, user, now) };
}
