/** The assistant: conversations, answers as they come, and what they cost. Times are milliseconds since 1970 in UTC. */
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Kit } from "./kit";

/** `running` and `stopping` belong to a process that is at it; the others are final. */
export type AnswerStatus = "running" | "stopping" | "done" | "stopped" | "interrupted" | "failed";

/** `roomId` is the column of rooms that what is asked in a room goes with. */
export function assistantTables(kit: Kit, roomId: () => AnySQLiteColumn) {
	return { ...conversationTables(kit), ...roomTables(kit, roomId), ...ledgerTables(kit) };
}

function conversationTables({ table, text, integer, index }: Kit) {
	const conversations = table(
		"conversations",
		{
			id: text("id").primaryKey(),
			/** Null where it was begun without a session: then it is whose who knows its id. */
			owner_id: text("owner_id"),
			title: text("title").notNull(),
			created_at: integer("created_at").notNull(),
			updated_at: integer("updated_at").notNull(),
		},
		(conversation) => [index("conversations_owner_id").on(conversation.owner_id, conversation.updated_at)],
	);
	/** A tree: another question under the same parent, or another answer to the same question, is another branch. */
	const chat_messages = table(
		"chat_messages",
		{
			id: text("id").primaryKey(),
			conversation_id: text("conversation_id")
				.notNull()
				.references(() => conversations.id, { onDelete: "cascade" }),
			parent_id: text("parent_id"),
			role: text("role").$type<"user" | "assistant">().notNull(),
			/** Of an answer under way empty: its words stand apart until it ends. */
			text: text("text").notNull(),
			status: text("status").$type<AnswerStatus>().notNull(),
			/** Why it ended as it did, where the status does not say it all. */
			reason: text("reason"),
			/** The process that answers; null once it has. */
			instance_id: text("instance_id"),
			created_at: integer("created_at").notNull(),
		},
		(message) => [
			index("chat_messages_conversation_id").on(message.conversation_id),
			index("chat_messages_instance_id").on(message.instance_id),
		],
	);
	return { conversations, chat_messages };
}

function roomTables({ table, text, integer, index }: Kit, roomId: () => AnySQLiteColumn) {
	const inRoom = () => text("room_id").references(roomId, { onDelete: "cascade" });
	/** What the owner told the assistant of a room; whether it is there is its membership. */
	const room_assistants = table("room_assistants", {
		room_id: inRoom().primaryKey(),
		prompt: text("prompt").notNull(),
	});
	/** Questions asked in rooms that have not been answered to their end. */
	const room_answers = table(
		"room_answers",
		{
			id: text("id").primaryKey(),
			room_id: inRoom().notNull(),
			/** The message that mentions the assistant. */
			question_id: text("question_id").notNull(),
			asker_id: text("asker_id").notNull(),
			/** The message that grows; null before the first word. */
			message_id: text("message_id"),
			/** The process that answers; null while the question waits. */
			instance_id: text("instance_id"),
			created_at: integer("created_at").notNull(),
		},
		(answer) => [index("room_answers_instance_id").on(answer.instance_id)],
	);
	return { room_assistants, room_answers };
}

function ledgerTables({ table, text, integer, primaryKey }: Kit) {
	/** The words of answers under way, some in a row, so that a reader resumes at any of them. */
	const answer_words = table(
		"answer_words",
		{
			answer_id: text("answer_id").notNull(),
			/** The number of the last of them; the first of an answer is 1. */
			last: integer("last").notNull(),
			/** JSON, an array of strings; an empty one is a line break. */
			words: text("words").notNull(),
		},
		(some) => [primaryKey({ columns: [some.answer_id, some.last] })],
	);
	const assistant_usage = table(
		"assistant_usage",
		{
			/** In UTC: `2026-11-21`. */
			day: text("day").notNull(),
			/** A person, an address that nobody can read out of it, or the whole server. */
			account: text("account").notNull(),
			requests: integer("requests").notNull(),
			tokens: integer("tokens").notNull(),
			/** In millionths of the currency that the prices are in. */
			cost: integer("cost").notNull(),
		},
		(usage) => [primaryKey({ columns: [usage.day, usage.account] })],
	);
	return { answer_words, assistant_usage };
}
