/** Who reacted to what; counted for whoever asks. */
import { and, between, eq, inArray, min, type SQL, sql } from "drizzle-orm";
import { prepared, rowOf } from "./prepared";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

type ReactionRow = Tables["reactions"]["$inferSelect"];

export interface ReactionCount {
	message_id: string;
	emoji: string;
	count: number;
	/** Whether the asker is among them. */
	mine: boolean;
}

/** A stretch of a room's numbers, both ends within it. */
export interface Stretch {
	room_id: string;
	from: number;
	to: number;
}

/** The reactions of `which`, the first emoji of a message first, as `user_id` sees them. */
function tally({ query, tables: { reactions } }: Rows, which: SQL, user_id: string) {
	const columns = {
		message_id: reactions.message_id,
		emoji: reactions.emoji,
		count: sql`count(*)`.mapWith(Number),
		mine: sql`max(case when ${reactions.user_id} = ${user_id} then 1 else 0 end)`.mapWith((seen) => Number(seen) === 1),
	};
	return query
		.select(columns)
		.from(reactions)
		.where(which)
		.groupBy(reactions.message_id, reactions.emoji)
		.orderBy(min(reactions.seq));
}

type Asked<P> = P & { user_id: string };

const toOne = prepared((rows, { message_id, user_id }: Asked<{ message_id: string }>) =>
	tally(rows, eq(rows.tables.reactions.message_id, message_id), user_id),
);

const toMessages = prepared((rows, { room_id, from, to, user_id }: Asked<Stretch>) => {
	const { messages, reactions } = rows.tables;
	const stretch = and(eq(messages.room_id, room_id), between(messages.seq, from, to));
	const ids = rows.query.select({ id: messages.id }).from(messages).where(stretch);
	return tally(rows, inArray(reactions.message_id, ids), user_id);
});

const toEvents = prepared((rows, { room_id, from, to, user_id }: Asked<Stretch>) => {
	const { events, reactions } = rows.tables;
	const stretch = and(eq(events.room_id, room_id), between(events.seq, from, to));
	const ids = rows.query.select({ id: events.message_id }).from(events).where(stretch);
	return tally(rows, inArray(reactions.message_id, ids), user_id);
});

/** Nobody: whom no reaction is by. */
const nobody = "";

/** The reactions to one message, the first emoji first, as `userId` sees them. */
export function* countReactions(rows: Rows, message_id: string, userId: string | null): Transaction<ReactionCount[]> {
	return yield* all(toOne(rows, { message_id, user_id: userId ?? nobody }));
}

/** The reactions to the messages of `stretch`, each message's first emoji first, as `userId` sees them. */
export function* countReactionsToMessages(rows: Rows, stretch: Stretch, userId: string): Transaction<ReactionCount[]> {
	return yield* all(toMessages(rows, { ...stretch, user_id: userId }));
}

/** The reactions to what the events of `stretch` are about, each message's first emoji first. */
export function* countReactionsToEvents(rows: Rows, stretch: Stretch): Transaction<ReactionCount[]> {
	return yield* all(toEvents(rows, { ...stretch, user_id: nobody }));
}

type Reaction = Omit<ReactionRow, "seq">;

const same = ({ reactions }: Tables, { message_id, emoji, user_id }: Reaction) =>
	and(eq(reactions.message_id, message_id), eq(reactions.emoji, emoji), eq(reactions.user_id, user_id));

const found = prepared(({ query, tables }, reaction: Reaction) =>
	query.select().from(tables.reactions).where(same(tables, reaction)),
);

export function* hasReacted(rows: Rows, reaction: Reaction): Transaction<boolean> {
	return (yield* first(found(rows, reaction))) !== undefined;
}

const added = prepared(({ query, tables }, reaction: ReactionRow) =>
	query.insert(tables.reactions).values(rowOf(tables.reactions, reaction)),
);

export function* insertReaction(rows: Rows, reaction: ReactionRow): Transaction<void> {
	yield* run(added(rows, reaction));
}

const taken = prepared(({ query, tables }, reaction: Reaction) =>
	query.delete(tables.reactions).where(same(tables, reaction)),
);

export function* deleteReaction(rows: Rows, reaction: Reaction): Transaction<void> {
	yield* run(taken(rows, reaction));
}

export function* deleteReactions({ query, tables }: Rows, messageId: string): Transaction<void> {
	yield* run(query.delete(tables.reactions).where(eq(tables.reactions.message_id, messageId)));
}
