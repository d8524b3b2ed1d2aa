/** Messages as rows, found by number, by id, or by the name their sender gave them. */
import { and, asc, between, type Column, desc, eq, gt, gte, inArray, isNull, lt, ne, type SQL } from "drizzle-orm";
import { prepared, rowOf } from "./prepared";
import type { Stretch } from "./reactions";
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

const messagesOfEvents = prepared(({ query, tables: { messages, events } }, { room_id, from, to }: Stretch) => {
	const stretch = and(eq(events.room_id, room_id), between(events.seq, from, to));
	const ids = query.select({ id: events.message_id }).from(events).where(stretch);
	return query.select().from(messages).where(inArray(messages.id, ids));
});

/** What the events of `stretch` are about, each message once, in no order. */
export function* findMessagesOfEvents(rows: Rows, stretch: Stretch): Transaction<MessageRow[]> {
	return yield* all(messagesOfEvents(rows, stretch));
}

interface Page {
	before?: number | undefined;
	after?: number | undefined;
	limit: number;
}

interface Within {
	room_id: string;
	before: number;
	after: number;
	limit: number;
}

const selectPage = ({ query, tables: { messages } }: Rows, { room_id, before, after, limit }: Within, order: Order) =>
	query
		.select()
		.from(messages)
		.where(and(eq(messages.room_id, room_id), gt(messages.seq, after), lt(messages.seq, before)))
		.orderBy(order(messages.seq))
		.limit(limit);
type Order = (column: Column) => SQL;

const earliest = prepared((rows, within: Within) => selectPage(rows, within, asc));
const latest = prepared((rows, within: Within) => selectPage(rows, within, desc));

/** Before the first number and past the last. */
const [start, end] = [0, Number.MAX_SAFE_INTEGER];

/** A page ascending by number: the newest, the ones just before `before`, or the ones just after `after`. */
export function* pageMessages(
	rows: Rows,
	room_id: string,
	{ before, after, limit }: Page,
): Transaction<{ messages: MessageRow[]; has_more: boolean }> {
	const forward = after !== undefined && before === undefined;
	const within = { room_id, before: before ?? end, after: after ?? start, limit: limit + 1 };
	const messages = yield* all((forward ? earliest : latest)(rows, within));
	const has_more = messages.length > limit;
	if (has_more) messages.pop();
	return { messages: forward ? messages : messages.reverse(), has_more };
}

const unreadBy = prepared(
	({ query, tables: { messages } }, { room_id, user_id, from }: { room_id: string; user_id: string; from: number }) =>
		query
			.select()
			.from(messages)
			.where(
				and(
					eq(messages.room_id, room_id),
					gte(messages.seq, from),
					ne(messages.user_id, user_id),
					isNull(messages.deleted_at),
				),
			)
			.orderBy(asc(messages.seq))
			.limit(1),
);

/** The first message of somebody else that stands at `from` or after it. */
export function* findFirstUnread(
	rows: Rows,
	room_id: string,
	user_id: string,
	from: number,
): Transaction<MessageRow | undefined> {
	return yield* first(unreadBy(rows, { room_id, user_id, from }));
}

export function* changeMessage(
	{ query, tables }: Rows,
	message: MessageRow,
	change: Partial<Pick<MessageRow, "text" | "fingerprint" | "edited_at" | "deleted_at">>,
): Transaction<void> {
	Object.assign(message, change);
	yield* run(query.update(tables.messages).set(change).where(eq(tables.messages.id, message.id)));
}
