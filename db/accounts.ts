/** People and their sessions. A guest's name is free again when the guest's last session ends. */
import { and, eq, gt, inArray, lte } from "drizzle-orm";
import { prepared, rowOf } from "./prepared";
import { all, first, one, type Rows, run, single, type Transaction } from "./store";
import type { Tables } from "./tables";

export type UserRow = Tables["users"]["$inferSelect"];
export type SessionRow = Tables["sessions"]["$inferSelect"];

export function* findByName({ query, tables }: Rows, key: string): Transaction<UserRow | undefined> {
	return yield* first(query.select().from(tables.users).where(eq(tables.users.username_key, key)));
}

const personById = prepared(({ query, tables }, { id }: { id: string }) =>
	query.select().from(tables.users).where(eq(tables.users.id, id)),
);

export function* findUser(rows: Rows, id: string): Transaction<UserRow | undefined> {
	return yield* first(personById(rows, { id }));
}

const personToHold = prepared(({ query, tables, lock }, { id }: { id: string }) =>
	lock(query.select().from(tables.users).where(eq(tables.users.id, id))),
);

/** Locks the person until the transaction ends. */
export function* lockUser(rows: Rows, id: string): Transaction<UserRow | undefined> {
	return yield* first(personToHold(rows, { id }));
}

/** Inserts the person unless the name is taken; false where it is. */
export function* insertUser({ query, tables }: Rows, user: UserRow): Transaction<boolean> {
	const { users } = tables;
	const made = yield* all(query.insert(users).values(user).onConflictDoNothing().returning({ id: users.id }));
	return made.length > 0;
}

export function* changeUser(
	{ query, tables }: Rows,
	id: string,
	change: Partial<Omit<UserRow, "id" | "created_at">>,
): Transaction<void> {
	yield* run(query.update(tables.users).set(change).where(eq(tables.users.id, id)));
}

const newSession = prepared(({ query, tables }, session: SessionRow) =>
	query.insert(tables.sessions).values(rowOf(tables.sessions, session)),
);

export function* insertSession(rows: Rows, session: SessionRow): Transaction<void> {
	yield* run(newSession(rows, session));
}

export interface SessionOwner {
	user_id: string;
	username: string;
	kind: UserRow["kind"];
	signals: boolean;
	expires_at: number;
}

const ownerOf = prepared(({ query, tables: { sessions, users } }, { id, now }: { id: string; now: number }) =>
	query
		.select({
			user_id: sessions.user_id,
			username: users.username,
			kind: users.kind,
			signals: users.signals,
			expires_at: sessions.expires_at,
		})
		.from(sessions)
		.innerJoin(users, eq(users.id, sessions.user_id))
		.where(and(eq(sessions.id, id), gt(sessions.expires_at, now))),
);

/** Whose session `id` is; undefined where it has ended. */
export const findSession = single(function* (
	rows: Rows,
	id: string,
	now: number,
): Transaction<SessionOwner | undefined> {
	return yield* first(ownerOf(rows, { id, now }));
});

/** Those of the sessions `ids` that still live, with what may have changed of their people. */
export function* findLiveSessions(
	{ query, tables }: Rows,
	ids: string[],
	now: number,
): Transaction<{ id: string; username: string; signals: boolean }[]> {
	const { sessions, users } = tables;
	const live = and(inArray(sessions.id, ids), gt(sessions.expires_at, now));
	const fields = { id: sessions.id, username: users.username, signals: users.signals };
	const owner = eq(users.id, sessions.user_id);
	return yield* all(query.select(fields).from(sessions).innerJoin(users, owner).where(live));
}

/** Ends a session and returns its person; undefined where it had ended already. */
export function* deleteSession({ query, tables }: Rows, id: string): Transaction<UserRow | undefined> {
	const { sessions, users } = tables;
	const gone = yield* first(query.delete(sessions).where(eq(sessions.id, id)).returning());
	return gone && (yield* one(query.select().from(users).where(eq(users.id, gone.user_id))));
}

/** Ends every session of a person; returns their ids. */
export function* deleteSessionsOf({ query, tables }: Rows, userId: string): Transaction<string[]> {
	const { sessions } = tables;
	const gone = yield* all(query.delete(sessions).where(eq(sessions.user_id, userId)).returning({ id: sessions.id }));
	return gone.map((session) => session.id);
}

export function* hasLiveSession({ query, tables }: Rows, userId: string, now: number): Transaction<boolean> {
	const { sessions } = tables;
	const live = and(eq(sessions.user_id, userId), gt(sessions.expires_at, now));
	return (yield* all(query.select({ id: sessions.id }).from(sessions).where(live).limit(1))).length > 0;
}

/** Ids of sessions whose time has passed, at most `limit`. */
export function* findExpiredSessions({ query, tables }: Rows, now: number, limit: number): Transaction<string[]> {
	const { sessions } = tables;
	const passed = yield* all(
		query.select({ id: sessions.id }).from(sessions).where(lte(sessions.expires_at, now)).limit(limit),
	);
	return passed.map((session) => session.id);
}
