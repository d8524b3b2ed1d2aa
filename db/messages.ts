/** Messages as rows, found by number, by id, or by the name their sender gave them. */
import { and, asc, desc, eq, gt, inArray, lt } from "drizzle-orm";
import { prepared, rowOf } from "./prepared";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

export type MessageRow = Tables["messages"]["$inferSelect"];

const newMessage = prepared(({ query, tables }, message: MessageRow) =>
	query.insert(tables.messages).values(rowOf(tables.messages, message)),
);

export function* insertMessage(rows: Rows, message: MessageRow): Transaction<void> {
	yield* run(newMessage(rows, message));
}

const messageById = prepared(({ query, tables: { messages } }, { id, room_id }: Pick<MessageRow, "id" | "room_id">) =>
	query
		.select()
		.from(messages)
		.where(and(eq(messages.id, id), eq(messages.room_id, room_id))),
);

export function* findMessage(rows: Rows, roomId: string, id: string): Transaction<MessageRow | undefined> {
	return yield* first(messageById(rows, { room_id: roomId, id }));
}

const messageByClientId = prepared(
	({ query, tables: { messages } }, named: { room_id: string; user_id: string; client_id: string }) =>
		query
			.select()
			.from(messages)
			.where(
				and(
					eq(messages.room_id, named.room_id),
					eq(messages.user_id, named.user_id),
					eq(messages.client_id, named.client_id),
				),
			),
);

/** The message that this sender already posted here under `clientId`. */
export function* findByClientId(
	rows: Rows,
	room_id: string,
	user_id: string,
	client_id: string,
): Transaction<MessageRow | undefined> {
	return yield* first(messageByClientId(rows, { room_id, user_id, client_id }));
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
