/** People among the strangers, whatever they do there: their row, and how long it counts. */
import { and, asc, count, eq, inArray, lte, min, sql } from "drizzle-orm";
import { prepared, rowOf } from "./prepared";
import { all, first, type Rows, run, single, type Transaction } from "./store";
import type { Tables } from "./tables";

export type StrangerRow = Tables["strangers"]["$inferSelect"];
export type PairRow = Tables["pairs"]["$inferSelect"];

const strangerById = prepared(({ query, tables: { strangers } }, { user_id }: { user_id: string }) =>
	query.select().from(strangers).where(eq(strangers.user_id, user_id)),
);

export function* findStranger(rows: Rows, user_id: string): Transaction<StrangerRow | undefined> {
	return yield* first(strangerById(rows, { user_id }));
}

const strangerSaved = prepared(({ query, tables: { strangers } }, stranger: StrangerRow) => {
	const { user_id: _, ...set } = rowOf(strangers, stranger);
	return query
		.insert(strangers)
		.values(rowOf(strangers, stranger))
		.onConflictDoUpdate({ target: strangers.user_id, set });
});

/** Puts the person's row in, in place of the one there was. */
export function* saveStranger(rows: Rows, stranger: StrangerRow): Transaction<void> {
	yield* run(strangerSaved(rows, stranger));
}

export function* changeStranger(
	{ query, tables: { strangers } }: Rows,
	user_id: string,
	change: Partial<Omit<StrangerRow, "user_id">>,
): Transaction<boolean> {
	const of = eq(strangers.user_id, user_id);
	const changed = yield* all(query.update(strangers).set(change).where(of).returning({ id: strangers.user_id }));
	return changed.length > 0;
}

/** People of this status who were not heard of since `before`, at most `limit`. */
export function* findSilent(
	{ query, tables: { strangers } }: Rows,
	status: StrangerRow["status"],
	before: number,
	limit: number,
): Transaction<StrangerRow[]> {
	const silent = and(eq(strangers.status, status), lte(strangers.heard_at, before));
	const order = [asc(strangers.since), asc(strangers.user_id)];
	return yield* all(
		query
			.select()
			.from(strangers)
			.where(silent)
			.orderBy(...order)
			.limit(limit),
	);
}

/** Forgets people who neither wait nor are paired and were not heard of since `before`. */
export function* forgetStrangers({ query, tables: { strangers } }: Rows, before: number): Transaction<void> {
	const gone = and(inArray(strangers.status, ["idle", "ended"]), lte(strangers.heard_at, before));
	yield* run(query.delete(strangers).where(gone));
}

export interface Pulse {
	status: StrangerRow["status"];
	people: number;
	/** Of them, those who were heard of after the given time. */
	here: number;
	/** The longest silence, and the longest wait, each as the time when it began. */
	heard_at: number;
	since: number;
}

const pulses = prepared(({ query, tables: { strangers } }, { after }: { after: number }) =>
	query
		.select({
			status: strangers.status,
			people: count(),
			here: sql`sum(case when ${strangers.heard_at} > ${after} then 1 else 0 end)`.mapWith(Number),
			heard_at: sql`${min(strangers.heard_at)}`.mapWith(Number),
			since: sql`${min(strangers.since)}`.mapWith(Number),
		})
		.from(strangers)
		.groupBy(strangers.status),
);

/** How many people there are of each status, and whether time has something to do with them. */
export const takePulse = single(function* (rows: Rows, after: number): Transaction<Pulse[]> {
	return yield* all(pulses(rows, { after }));
});

/** What everybody asks for, as it stands in their rows. */
export const listWishes = single(function* (
	{ query, tables: { strangers } }: Rows,
	limit: number,
): Transaction<{ tags: string }[]> {
	return yield* all(query.select({ tags: strangers.tags }).from(strangers).limit(limit));
});
