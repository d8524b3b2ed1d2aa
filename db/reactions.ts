/** Who reacted to what; counted for whoever asks. */
import { and, eq, inArray, min, sql } from "drizzle-orm";
import { all, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

type ReactionRow = Tables["reactions"]["$inferSelect"];

export interface ReactionCount {
	message_id: string;
	emoji: string;
	count: number;
	/** Whether the asker is among them. */
	mine: boolean;
}

/** The reactions to `messageIds`, the first emoji first, as `userId` sees them. */
export function* countReactions(
	{ query, tables }: Rows,
	messageIds: string[],
	userId: string | null,
): Transaction<ReactionCount[]> {
	if (messageIds.length === 0) return [];
	const { reactions } = tables;
	const columns = {
		message_id: reactions.message_id,
		emoji: reactions.emoji,
		count: sql`count(*)`.mapWith(Number),
		mine: sql`max(case when ${reactions.user_id} = ${userId ?? ""} then 1 else 0 end)`.mapWith(
			(seen) => Number(seen) === 1,
		),
	};
	return yield* all(
		query
			.select(columns)
			.from(reactions)
			.where(inArray(reactions.message_id, messageIds))
			.groupBy(reactions.message_id, reactions.emoji)
			.orderBy(min(reactions.seq)),
	);
}

const same = ({ reactions }: Tables, reaction: Omit<ReactionRow, "seq">) =>
	and(
		eq(reactions.message_id, reaction.message_id),
		eq(reactions.emoji, reaction.emoji),
		eq(reactions.user_id, reaction.user_id),
	);

export function* hasReacted({ query, tables }: Rows, reaction: Omit<ReactionRow, "seq">): Transaction<boolean> {
	const found = yield* all(query.select().from(tables.reactions).where(same(tables, reaction)));
	return found.length > 0;
}

export function* insertReaction({ query, tables }: Rows, reaction: ReactionRow): Transaction<void> {
	yield* run(query.insert(tables.reactions).values(reaction));
}

export function* deleteReaction({ query, tables }: Rows, reaction: Omit<ReactionRow, "seq">): Transaction<void> {
	yield* run(query.delete(tables.reactions).where(same(tables, reaction)));
}

export function* deleteReactions({ query, tables }: Rows, messageId: string): Transaction<void> {
	yield* run(query.delete(tables.reactions).where(eq(tables.reactions.message_id, messageId)));
}
