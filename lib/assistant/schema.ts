/** Questions, answers and conversations as they travel (API.md §7); isomorphic. */
import { z } from "zod";
import { messageText } from "../messages/schema";
import { promptLimit, searchLimit, titleLimit } from "./limits";

const id = z.string().min(1).max(64);

/** `time_zone` is one of IANA's names and says which time it is for the asker. */
export const question = z
	.strictObject({
		user_message: messageText.optional(),
		conversation_id: id.optional(),
		/** The question that `user_message` is put in place of, as a branch of its own. */
		edits: id.optional(),
		/** A question that is to be answered again; then there is no `user_message`. */
		again: id.optional(),
		time_zone: z
			.string()
			.max(64)
			.refine((zone) => isTimeZone(zone), "is no time zone, such as Europe/Berlin")
			.optional(),
	})
	.refine((asked) => (asked.user_message === undefined) !== (asked.again === undefined), {
		path: ["user_message"],
		message: "is missing, or stands beside again",
	})
	.refine((asked) => asked.conversation_id !== undefined || (asked.edits ?? asked.again) === undefined, {
		path: ["conversation_id"],
		message: "is missing",
	});
export type Question = z.infer<typeof question>;

function isTimeZone(zone: string): boolean {
	try {
		return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
	} catch {
		return false;
	}
}

const timestamp = z.iso.datetime({ precision: 3 });

export const chatMessage = z.strictObject({
	id: z.string(),
	/** The message that it follows; null for a first question. Several with one parent are branches. */
	parent_id: z.string().nullable(),
	role: z.enum(["user", "assistant"]),
	/** Of an answer under way what it has said so far. */
	message: z.string(),
	/** An answer that is not `done` says with `reason`, a code of lib/errors or `length`, why. */
	status: z.enum(["running", "done", "stopped", "interrupted", "failed"]),
	reason: z.string().nullable(),
	timestamp,
});
export type ChatMessage = z.infer<typeof chatMessage>;

const listedConversation = z.strictObject({
	conversation_id: z.string(),
	title: z.string(),
	created_at: timestamp,
	updated_at: timestamp,
});
export type ListedConversation = z.infer<typeof listedConversation>;

/** The latest first, at most `listLimit`. */
export const conversationList = z.strictObject({ conversations: z.array(listedConversation) });
export type ConversationList = z.infer<typeof conversationList>;

/** `search` stands in the title or in a message, in whatever case. */
export const conversationQuery = z.object({
	search: z
		.string()
		.max(searchLimit)
		.refine((text) => text.isWellFormed() && !text.includes("\0"), "holds what is no text")
		.default(""),
});
export type ConversationQuery = z.infer<typeof conversationQuery>;

export const conversationChange = z.strictObject({
	title: z
		.string()
		.refine((text) => text.isWellFormed(), "has half of a surrogate pair")
		.transform((text) => text.normalize("NFC").trim())
		.refine((text) => text.length > 0, "is empty")
		.refine((text) => [...text].length <= titleLimit, `is longer than ${titleLimit} characters`)
		.refine((text) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text), "takes one line without control characters"),
});
export type ConversationChange = z.infer<typeof conversationChange>;

export const conversation = listedConversation.extend({
	/** In the order they were written, all branches. */
	messages: z.array(chatMessage),
});
export type Conversation = z.infer<typeof conversation>;

/** What an owner tells the assistant of the room. */
export const roomAssistantChange = z.strictObject({
	prompt: z
		.string()
		.max(promptLimit)
		.refine((text) => text.isWellFormed() && !text.includes("\0"), "holds what is no text")
		.default(""),
});
export type RoomAssistantChange = z.infer<typeof roomAssistantChange>;

/** Whether the assistant is in the room, and what it was told of it. */
export const roomAssistant = z.strictObject({ on: z.boolean(), prompt: z.string() });
export type RoomAssistant = z.infer<typeof roomAssistant>;
