/** Who could be paired with whom. Every question is asked of the rows as the transaction that holds the queue finds them. */
import { and, asc, count, desc, eq, gt, inArray, isNull, lte, ne, notInArray, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { prepared } from "./prepared";
import { all, first, type Rows, run, type Transaction } from "./store";
import { findStranger, type StrangerRow } from "./strangers";
import type { Tables } from "./tables";

const queueToHold = prepared(({ query, tables: { settings }, lock }, { key }: { key: string }) =>
	lock(query.select().from(settings).where(eq(settings.key, key))),
);

/** Holds the queue until the transaction ends: one at a time pairs people. The row is one that is always there. */
export function* holdQueue(rows: Rows): Transaction<void> {
	yield* first(queueToHold(rows, { key: "epoch" }));
}

/** Puts the person's tags in place of those there were. */
export function* fileTags(
	{ query, tables: { stranger_tags } }: Rows,
	user_id: string,
	tags: readonly string[],
): Transaction<void> {
	yield* run(query.delete(stranger_tags).where(eq(stranger_tags.user_id, user_id)));
	if (tags.length > 0) yield* run(query.insert(stranger_tags).values(tags.map((tag) => ({ tag, user_id }))));
}

/** For whom a partner is sought. */
export interface Seeker {
	user_id: string;
	language: string | null;
	/** Empty for nobody. */
	last_partner_id: string;
	/** Somebody who does not count; oneself for nobody. */
	except_id: string;
	/** Who was not heard of since then is not there. */
	heard_since: number;
	/** Until when somebody with tags must have begun to wait, to be met without a common one. */
	waits_since: number;
}

const untagged = "[]";

/** Waits, is there, is another person, and neither of the two has blocked the other. */
function reachable({ query, tables: { strangers, blocks } }: Rows, seeker: Pick<Seeker, "user_id" | "heard_since">) {
	const { user_id, heard_since } = seeker;
	const blocked = query.select({ id: blocks.blocked_id }).from(blocks).where(eq(blocks.user_id, user_id));
	const blocking = query.select({ id: blocks.user_id }).from(blocks).where(eq(blocks.blocked_id, user_id));
	return and(
		eq(strangers.status, "waiting"),
		gt(strangers.heard_at, heard_since),
		ne(strangers.user_id, user_id),
		notInArray(strangers.user_id, blocked),
		notInArray(strangers.user_id, blocking),
	);
}

/** Reachable, and not the last partner of either. */
function fresh(rows: Rows, seeker: Seeker): SQL | undefined {
	const { strangers } = rows.tables;
	return and(
		reachable(rows, seeker),
		ne(strangers.user_id, seeker.except_id),
		ne(strangers.user_id, seeker.last_partner_id),
		or(isNull(strangers.last_partner_id), ne(strangers.last_partner_id, seeker.user_id)),
	);
}

/** The same language first, then the longest wait. */
const rank = ({ strangers }: Tables, language: string | null) => [
	desc(sql`case when ${strangers.language} = ${language} then 1 else 0 end`),
	asc(strangers.since),
	asc(strangers.user_id),
];

const likeMinded = prepared((rows, seeker: Seeker) => {
	const { strangers, stranger_tags } = rows.tables;
	const mine = alias(stranger_tags, "mine");
	const common = and(eq(stranger_tags.tag, mine.tag), ne(stranger_tags.user_id, seeker.user_id));
	return rows.query
		.select({ user_id: strangers.user_id })
		.from(mine)
		.innerJoin(stranger_tags, common)
		.innerJoin(strangers, eq(strangers.user_id, stranger_tags.user_id))
		.where(and(eq(mine.user_id, seeker.user_id), fresh(rows, seeker)))
		.groupBy(strangers.user_id)
		.orderBy(desc(count()), ...rank(rows.tables, seeker.language))
		.limit(1);
});

/** Who shares most tags with the seeker. */
export function* findLikeMinded(rows: Rows, seeker: Seeker): Transaction<string | undefined> {
	return (yield* first(likeMinded(rows, seeker)))?.user_id;
}

/** Meets people without a common tag: has none, or does not insist on them. */
const open = ({ strangers }: Tables) => or(eq(strangers.tags, untagged), eq(strangers.keep_tags, false));

const anybody = prepared((rows, seeker: Seeker) => {
	const { strangers } = rows.tables;
	const willing = or(eq(strangers.tags, untagged), lte(strangers.since, seeker.waits_since));
	return rows.query
		.select({ user_id: strangers.user_id })
		.from(strangers)
		.where(and(fresh(rows, seeker), open(rows.tables), willing))
		.orderBy(...rank(rows.tables, seeker.language))
		.limit(1);
});

/** Who would be met without a common tag. */
export function* findAnybody(rows: Rows, seeker: Seeker): Transaction<string | undefined> {
	return (yield* first(anybody(rows, seeker)))?.user_id;
}

/** Those whom the seeker met last, or who met the seeker last. */
export function* findFormerPartners(rows: Rows, seeker: Seeker): Transaction<StrangerRow[]> {
	const { strangers } = rows.tables;
	const former = [eq(strangers.last_partner_id, seeker.user_id), eq(strangers.user_id, seeker.last_partner_id)];
	return yield* all(
		rows.query
			.select()
			.from(strangers)
			.where(and(reachable(rows, seeker), or(...former)))
			.orderBy(...rank(rows.tables, seeker.language)),
	);
}

/** Takes the person, who waits, out of the held queue for a pair. */
export function* takeFromQueue(
	rows: Rows,
	user_id: string,
	pair: Pick<StrangerRow, "room_id" | "last_partner_id" | "since">,
): Transaction<void> {
	const taken = yield* takeOut(rows, user_id, { ...pair, status: "paired" });
	if (!taken) throw new Error("Somebody left the queue while it was held");
}

/** Takes the person out of the queue, which is held from then on; false where they were not in it. */
export function* withdraw(rows: Rows, user_id: string, now: number): Transaction<boolean> {
	if ((yield* findStranger(rows, user_id))?.status !== "waiting") return false;
	yield* holdQueue(rows);
	return yield* takeOut(rows, user_id, { status: "idle", since: now });
}

function* takeOut(rows: Rows, user_id: string, set: Partial<StrangerRow>): Transaction<boolean> {
	const { query, tables } = rows;
	const { strangers } = tables;
	const waiting = and(eq(strangers.user_id, user_id), eq(strangers.status, "waiting"));
	const taken = yield* all(query.update(strangers).set(set).where(waiting).returning({ id: strangers.user_id }));
	yield* fileTags(rows, user_id, []);
	return taken.length > 0;
}

/** Those who wait since `waits_since` or longer and have become willing by that, and former partners who may be each other's last hope by now; the longest first. */
export function* findPatient(
	{ query, tables }: Rows,
	{ heard_since, waits_since }: Pick<Seeker, "heard_since" | "waits_since">,
	limit: number,
): Transaction<string[]> {
	const { strangers } = tables;
	const waiting = and(eq(strangers.status, "waiting"), gt(strangers.heard_at, heard_since));
	const willing = and(lte(strangers.since, waits_since), open(tables));
	const acquainted = alias(strangers, "acquainted");
	const former = query
		.select({ id: acquainted.user_id })
		.from(acquainted)
		.where(
			and(
				eq(acquainted.status, "waiting"),
				or(eq(acquainted.user_id, strangers.last_partner_id), eq(acquainted.last_partner_id, strangers.user_id)),
			),
		);
	const patient = yield* all(
		query
			.select({ user_id: strangers.user_id })
			.from(strangers)
			.where(and(waiting, or(willing, sql`exists ${former}`)))
			.orderBy(asc(strangers.since), asc(strangers.user_id))
			.limit(limit),
	);
	return patient.map(({ user_id }) => user_id);
}

/** Those whom their partner left before `before`, who wanted to queue again, and who are there. */
export function* findReturning(
	{ query, tables: { strangers } }: Rows,
	before: number,
	heard_since: number,
	limit: number,
): Transaction<StrangerRow[]> {
	const returning = and(
		inArray(strangers.status, ["ended"]),
		eq(strangers.auto_reconnect, true),
		lte(strangers.since, before),
		gt(strangers.heard_at, heard_since),
	);
	return yield* all(query.select().from(strangers).where(returning).limit(limit));
}
