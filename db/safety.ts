/** What keeps strangers safe, as rows: whom one blocked, what was reported, who accepted the notice. */
import { and, desc, eq, inArray, lte, or } from "drizzle-orm";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { PairRow } from "./strangers";
import type { Tables } from "./tables";

export type ReportRow = Tables["reports"]["$inferSelect"];
export type ConductRow = Tables["conduct"]["$inferSelect"];

export interface Partner {
	pair: PairRow;
	id: string;
	/** Their name now. */
	username: string;
}

/** With whom the person was paired in `roomId`, or in their newest pair; undefined once that pair's room is gone. */
export function* findPartner(rows: Rows, userId: string, roomId?: string): Transaction<Partner | undefined> {
	const { query, tables } = rows;
	const { pairs, users } = tables;
	const mine = or(eq(pairs.user_a, userId), eq(pairs.user_b, userId));
	const meant = roomId === undefined ? mine : and(mine, eq(pairs.room_id, roomId));
	const pair = yield* first(query.select().from(pairs).where(meant).orderBy(desc(pairs.created_at)).limit(1));
	if (!pair) return undefined;
	const id = pair.user_a === userId ? pair.user_b : pair.user_a;
	const person = yield* first(query.select({ username: users.username }).from(users).where(eq(users.id, id)));
	return person && { pair, id, ...person };
}

/** Again is harmless. */
export function* insertBlock(
	{ query, tables }: Rows,
	block: { user_id: string; blocked_id: string; created_at: number },
): Transaction<void> {
	yield* run(query.insert(tables.blocks).values(block).onConflictDoNothing());
}

/** Whether one of the two blocked the other. */
export function* isBlocked({ query, tables: { blocks } }: Rows, one: string, other: string): Transaction<boolean> {
	const either = or(
		and(eq(blocks.user_id, one), eq(blocks.blocked_id, other)),
		and(eq(blocks.user_id, other), eq(blocks.blocked_id, one)),
	);
	return (yield* all(query.select().from(blocks).where(either).limit(1))).length > 0;
}

/** What the reporter said of this pair before. */
export function* findReport(
	{ query, tables: { reports } }: Rows,
	roomId: string,
	reporterId: string,
): Transaction<ReportRow | undefined> {
	const same = and(eq(reports.room_id, roomId), eq(reports.reporter_id, reporterId));
	return yield* first(query.select().from(reports).where(same));
}

/** Stores the report in place of what the same person reported of the same pair. */
export function* saveReport({ query, tables: { reports } }: Rows, report: ReportRow): Transaction<void> {
	const { reason, note, evidence, status, expires_at } = report;
	const target = [reports.room_id, reports.reporter_id];
	const set = { reason, note, evidence, status, expires_at };
	yield* run(query.insert(reports).values(report).onConflictDoUpdate({ target, set }));
}

/** Deletes reports whose time has passed, at most `limit`; returns how many. */
export function* deleteOldReports(
	{ query, tables: { reports } }: Rows,
	now: number,
	limit: number,
): Transaction<number> {
	const old = query.select({ id: reports.id }).from(reports).where(lte(reports.expires_at, now)).limit(limit);
	const ids = (yield* all(old)).map(({ id }) => id);
	if (ids.length > 0) yield* run(query.delete(reports).where(inArray(reports.id, ids)));
	return ids.length;
}

export function* findConduct(
	{ query, tables: { conduct } }: Rows,
	userId: string,
): Transaction<ConductRow | undefined> {
	return yield* first(query.select().from(conduct).where(eq(conduct.user_id, userId)));
}

export function* saveConduct({ query, tables: { conduct } }: Rows, accepted: ConductRow): Transaction<void> {
	const { version, accepted_at } = accepted;
	const set = { version, accepted_at };
	yield* run(query.insert(conduct).values(accepted).onConflictDoUpdate({ target: conduct.user_id, set }));
}

/** Forgets whom a person blocked, who blocked them, and what they accepted: they are not there any more. Reports stay. */
export function* forgetSafety({ query, tables: { blocks, conduct } }: Rows, userId: string): Transaction<void> {
	yield* run(query.delete(blocks).where(or(eq(blocks.user_id, userId), eq(blocks.blocked_id, userId))));
	yield* run(query.delete(conduct).where(eq(conduct.user_id, userId)));
}
