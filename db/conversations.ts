/** Conversations with the assistant as rows, and the answers under way in them. */
import {
	type AnyColumn,
	and,
	asc,
	desc,
	eq,
	exists,
	inArray,
	isNotNull,
	isNull,
	lt,
	notInArray,
	or,
	sql,
} from "drizzle-orm";
import { all, first, type Rows, run, type Transaction } from "./store";
import type { Tables } from "./tables";

export type ConversationRow = Tables["conversations"]["$inferSelect"];
export type ChatMessageRow = Tables["chat_messages"]["$inferSelect"];
export type AnswerStatus = ChatMessageRow["status"];

/** Statuses of an answer that is not at its end. */
export const underWay: readonly AnswerStatus[] = ["running", "stopping"];

export function* findConversation(
	{ query, tables: { conversations } }: Rows,
	id: string,
): Transaction<ConversationRow | undefined> {
	return yield* first(query.select().from(conversations).where(eq(conversations.id, id)));
}

/** Locks the conversation until the transaction ends. */
export function* lockConversation(rows: Rows, id: string): Transaction<ConversationRow | undefined> {
	const { conversations } = rows.tables;
	return yield* first(rows.lock(rows.query.select().from(conversations).where(eq(conversations.id, id))));
}

export function* insertConversation({ query, tables }: Rows, conversation: ConversationRow): Transaction<void> {
	yield* run(query.insert(tables.conversations).values(conversation));
}

export function* touchConversation(
	{ query, tables: { conversations } }: Rows,
	id: string,
	updated_at: number,
): Transaction<void> {
	yield* run(query.update(conversations).set({ updated_at }).where(eq(conversations.id, id)));
}

/** The person's conversations in whose title or messages `words` stand, if given; the latest first, at most `limit`. */
export function* listConversations(
	{ query, tables: { conversations, chat_messages } }: Rows,
	ownerId: string,
	words: string,
	limit: number,
): Transaction<ConversationRow[]> {
	const pattern = `%${words.replaceAll(/[\\%_]/g, "\\$&")}%`;
	const holds = (text: AnyColumn) => sql`lower(${text}) like lower(${pattern}) escape '\\'`;
	const within = and(eq(chat_messages.conversation_id, conversations.id), holds(chat_messages.text));
	const said = exists(query.select({ one: sql`1` }).from(chat_messages).where(within));
	const meant = words === "" ? undefined : or(holds(conversations.title), said);
	const mine = query
		.select()
		.from(conversations)
		.where(and(eq(conversations.owner_id, ownerId), meant));
	return yield* all(mine.orderBy(desc(conversations.updated_at), desc(conversations.id)).limit(limit));
}

export function* renameConversation(
	{ query, tables: { conversations } }: Rows,
	id: string,
	title: string,
): Transaction<void> {
	yield* run(query.update(conversations).set({ title }).where(eq(conversations.id, id)));
}

export function* deleteConversation({ query, tables: { conversations } }: Rows, id: string): Transaction<void> {
	yield* run(query.delete(conversations).where(eq(conversations.id, id)));
}

export function* insertChatMessage({ query, tables }: Rows, message: ChatMessageRow): Transaction<void> {
	yield* run(query.insert(tables.chat_messages).values(message));
}

/** The whole tree in the order it grew. */
export function* listChatMessages(
	{ query, tables: { chat_messages } }: Rows,
	conversationId: string,
): Transaction<ChatMessageRow[]> {
	const mine = eq(chat_messages.conversation_id, conversationId);
	return yield* all(query.select().from(chat_messages).where(mine).orderBy(asc(chat_messages.id)));
}

export function* findChatMessage(
	{ query, tables: { chat_messages } }: Rows,
	id: string,
): Transaction<ChatMessageRow | undefined> {
	return yield* first(query.select().from(chat_messages).where(eq(chat_messages.id, id)));
}

/** The answer that was begun last. */
export function* findLastAnswer(
	{ query, tables: { chat_messages } }: Rows,
	conversationId: string,
): Transaction<ChatMessageRow | undefined> {
	const answers = and(eq(chat_messages.conversation_id, conversationId), eq(chat_messages.role, "assistant"));
	return yield* first(query.select().from(chat_messages).where(answers).orderBy(desc(chat_messages.id)).limit(1));
}

/** Asks whoever is at the answer to stop; false where nobody is. */
export function* markStopping({ query, tables: { chat_messages } }: Rows, id: string): Transaction<boolean> {
	const meant = and(eq(chat_messages.id, id), inArray(chat_messages.status, [...underWay]));
	const marked = query.update(chat_messages).set({ status: "stopping" }).where(meant);
	return (yield* all(marked.returning({ id: chat_messages.id }))).length > 0;
}

/** Puts the answer to its end. */
export function* endChatMessage(
	{ query, tables: { chat_messages } }: Rows,
	id: string,
	end: Pick<ChatMessageRow, "text" | "status" | "reason">,
): Transaction<void> {
	const set = { ...end, instance_id: null };
	yield* run(query.update(chat_messages).set(set).where(eq(chat_messages.id, id)));
}

function running({ query, tables: { instances } }: Rows, now: number) {
	return query.select({ id: instances.id }).from(instances).where(sql`${instances.expires_at} > ${now}`);
}

/** Answers whose process is gone, at most `limit`. */
export function* findAbandoned(rows: Rows, now: number, limit: number): Transaction<ChatMessageRow[]> {
	const { chat_messages } = rows.tables;
	const held = isNotNull(chat_messages.instance_id);
	const orphaned = and(held, notInArray(chat_messages.instance_id, running(rows, now)));
	return yield* all(rows.query.select().from(chat_messages).where(orphaned).limit(limit));
}

/** Deletes what was said without a session and not gone on with since `before`. */
export function* deleteUnowned(
	{ query, tables: { conversations } }: Rows,
	before: number,
	limit: number,
): Transaction<number> {
	const old = and(isNull(conversations.owner_id), lt(conversations.updated_at, before));
	const some = yield* all(query.select({ id: conversations.id }).from(conversations).where(old).limit(limit));
	const ids = some.map(({ id }) => id);
	if (ids.length > 0) yield* run(query.delete(conversations).where(inArray(conversations.id, ids)));
	return ids.length;
}

/** Forgets what a person who is not there any more said to the assistant. */
export function* forgetConversations({ query, tables: { conversations } }: Rows, userId: string): Transaction<void> {
	yield* run(query.delete(conversations).where(eq(conversations.owner_id, userId)));
}
