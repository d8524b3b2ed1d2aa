/** Messages as rows, found by number, by id, or by the name their sender gave them. */
import { and, asc, desc, eq, gt, inArray, lt } from "drizzle-orm";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

export type MessageRow = Tables["messages"]["$inferSelect"];

export function* insertMessage({ query, tables }: Rows, message: MessageRow): Transaction<void> {
	yield* run(query.insert(tables.messages).values(message));
}

export function* findMessage({ query, tables }: Rows, roomId: string, id: string): Transaction<MessageRow | undefined> {
	const { messages } = tables;
	const there = and(eq(messages.id, id), eq(messages.room_id, roomId));
	return yield* first(query.select().from(messages).where(there));
}

/** The message that this sender already posted here under `clientId`. */
export function* findByClientId(
	{ query, tables }: Rows,
	roomId: string,
	userId: string,
	clientId: string,
): Transaction<MessageRow | undefined> {
	const { messages } = tables;
	const named = and(eq(messages.room_id, roomId), eq(messages.user_id, userId), eq(messages.client_id, clientId));
	return yield* first(query.select().from(messages).where(named));
}

export function* findMessages({ query, tables }: Rows, ids: string[]): Transaction<MessageRow[]> {
	if (ids.length === 0) return [];
	return yield* all(query.select().from(tables.messages).where(inArray(tables.messages.id, ids)));
}

interface Page {
	before?: number | undefined;
	after?: number | undefined;
	limit: number;
}

/** A page ascending by number: the newest, the ones just before `before`, or the ones just after `after`. */
export function* pageMessages(
	{ query, tables }: Rows,
	roomId: string,
	{ before, after, limit }: Page,
): Transaction<{ messages: MessageRow[]; has_more: boolean }> {
	const { messages } = tables;
	const forward = after !== undefined && before === undefined;
	const within = and(
		eq(messages.room_id, roomId),
		before === undefined ? undefined : lt(messages.seq, before),
		after === undefined ? undefined : gt(messages.seq, after),
	);
	const order = forward ? asc(messages.seq) : desc(messages.seq);
	const found = yield* all(
		query
			.select()
			.from(messages)
			.where(within)
			.orderBy(order)
			.limit(limit + 1),
	);
	const page = found.slice(0, limit);
	return { messages: forward ? page : page.reverse(), has_more: found.length > limit };
}

export function* changeMessage(
	{ query, tables }: Rows,
	message: MessageRow,
	change: Partial<Pick<MessageRow, "text" | "fingerprint" | "edited_at" | "deleted_at">>,
): Transaction<void> {
	Object.assign(message, change);
	yield* run(query.update(tables.messages).set(change).where(eq(tables.messages.id, message.id)));
}
