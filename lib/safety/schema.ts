/** Reports, blocks and the notice on conduct as they travel; isomorphic. */
import { z } from "zod";
import { reportNoteLimit, reportReasons } from "./limits";

/** Which pair is meant, by its room; the current or last one where it is left out. */
const roomId = z.string().max(64).optional();

/** Blank counts as nothing said. */
const note = z
	.string()
	.refine((value) => value.isWellFormed(), "has half of a surrogate pair")
	.refine((value) => !/[^\P{Cc}\n\r\t]/u.test(value), "takes no control characters but line breaks")
	.transform((value) => value.normalize("NFC").trim())
	.refine((value) => [...value].length <= reportNoteLimit, `is longer than ${reportNoteLimit} characters`);

export const newReport = z.strictObject({
	reason: z.enum(reportReasons),
	note: note.optional(),
	room_id: roomId,
	/** Whether the partner is blocked as well. */
	block: z.boolean().default(true),
});
export type NewReport = z.infer<typeof newReport>;

const timestamp = z.iso.datetime({ precision: 3 });

/** What the reporter is told. The messages that it holds are for moderators alone. */
export const report = z.strictObject({
	report_id: z.string(),
	room_id: z.string(),
	reason: z.enum(reportReasons),
	note: z.string().nullable(),
	created_at: timestamp,
	/** When it is deleted. */
	expires_at: timestamp,
	/** How many messages it holds. */
	messages: z.number().int(),
});
export type Report = z.infer<typeof report>;

/** A message of a report, as it was when somebody reported it for the first time. */
export const evidenceMessage = z.strictObject({
	id: z.string(),
	seq: z.number().int(),
	user_id: z.string(),
	user: z.string(),
	/** Empty where its author had deleted it. */
	text: z.string(),
	timestamp,
	edited_at: timestamp.nullable(),
	deleted: z.boolean(),
});
export type EvidenceMessage = z.infer<typeof evidenceMessage>;

export const newBlock = z.strictObject({ room_id: roomId });
export type NewBlock = z.infer<typeof newBlock>;

export const conductAcceptance = z.strictObject({ version: z.number().int().min(1) });

export const conduct = z.strictObject({
	/** Of the notice as it now stands. */
	version: z.number().int(),
	/** When the person accepted this version; null where they have not. */
	accepted_at: timestamp.nullable(),
});
export type Conduct = z.infer<typeof conduct>;
