/** Messages and reactions as they travel, and every limit on them; isomorphic. */
import { z } from "zod";
import { pageDefault, pageLimit, textChecks } from "./limits";

/** The text of a message: kept byte for byte, so nothing here transforms it. */
export const messageText = textChecks.reduce((text, { holds, fault }) => text.refine(holds, fault), z.string());

/** The sender's own name for a message; a retry under the same name posts once. */
export const clientId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "takes 8–64 of A–Z a–z 0–9 _ -");

export const newMessage = z.strictObject({
	message: messageText,
	client_id: clientId.optional(),
	reply_to: z.string().min(1).max(64).optional(),
});
export type NewMessage = z.infer<typeof newMessage>;

export const messageChange = z.strictObject({ message: messageText });
export type MessageChange = z.infer<typeof messageChange>;

/** A whole number as a query spells it: decimal digits and nothing else. */
const digits = z
	.string()
	.regex(/^\d{1,16}$/, "takes a whole number")
	.transform(Number);
const seqParameter = digits.refine(Number.isSafeInteger, "is too large");

export const historyQuery = z.object({
	before: seqParameter.optional(),
	after: seqParameter.optional(),
	limit: digits.pipe(z.number().min(1).max(pageLimit)).default(pageDefault),
});
export type HistoryQuery = z.infer<typeof historyQuery>;

/** One emoji, one grapheme; `❤` without its variation selector counts too. */
export const emoji = z
	.string()
	.max(64)
	.regex(/^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?)$/v, "is not one emoji");

/** The body of a reaction: all is said in its address. */
export const nothing = z.strictObject({});
export const reactionPath = z.object({ id: z.string(), emoji });

const timestamp = z.iso.datetime({ precision: 3 });

export const reaction = z.strictObject({
	emoji: z.string(),
	count: z.number().int().positive(),
	/** Absent in events, which are the same bytes for everybody. */
	mine: z.boolean().optional(),
});
export type Reaction = z.infer<typeof reaction>;

export const message = z.strictObject({
	type: z.literal("chat"),
	id: z.string(),
	room_id: z.string(),
	seq: z.number().int().positive(),
	user_id: z.string(),
	/** The author's name when it was posted. */
	user: z.string(),
	message: z.string(),
	timestamp,
	client_id: z.string().nullable(),
	edited_at: timestamp.nullable(),
	deleted: z.boolean(),
	/** The id of the message that this one answers. */
	reply_to: z.string().nullable(),
	reactions: z.array(reaction),
});
export type Message = z.infer<typeof message>;

/** Ascending by `seq`; `cursor` is that of the same snapshot. */
export const history = z.strictObject({ messages: z.array(message), has_more: z.boolean(), cursor: z.string() });
export type History = z.infer<typeof history>;
