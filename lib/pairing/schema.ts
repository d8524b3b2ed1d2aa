/** Strangers as they travel (API.md §6, and what has grown); isomorphic. */
import { z } from "zod";
import { event } from "../events/schema";
import { clientId, messageText } from "../messages/schema";
import { location } from "../places/schema";
import { foldTag, tagCharacters, tagsLimit } from "./limits";

const tag = z
	.string()
	.refine((value) => value.isWellFormed(), "has half of a surrogate pair")
	.refine((value) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value), "takes one line without control characters")
	.transform(foldTag)
	.refine((value) => value.length > 0, "is empty")
	.refine((value) => [...value].length <= tagCharacters, `is longer than ${tagCharacters} characters`);

const tagList = z.array(tag).max(tagsLimit, `takes at most ${tagsLimit} tags`);

/** An array, or one string with commas between; folded, each once. */
const tags = z
	.union([z.array(z.string()), z.string().transform(split)], "takes a list of tags, or one text with commas between")
	.pipe(tagList)
	.transform((list) => [...new Set(list)]);

function split(text: string): string[] {
	return text
		.split(",")
		.map((part) => part.trim())
		.filter((part) => part !== "");
}

/** A BCP 47 tag, as browsers say it; its primary subtag counts. */
const language = z
	.string()
	.max(35)
	.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, "takes a language like en or pt-BR")
	.transform((value) => value.toLowerCase().split("-", 1)[0] ?? "");

/** Joining the queue; said again while waiting it changes what is waited for and keeps the place. */
export const newPairing = z.strictObject({
	tags: tags.default([]),
	/** Queue again by itself after the partner has left. */
	auto_reconnect: z.boolean().default(false),
	/** Wait for a common tag, however long. */
	keep_tags: z.boolean().default(false),
	language: language.optional(),
	/** Show one's city, region and country to a partner who does so too. */
	share_location: z.boolean().default(false),
});
export type NewPairing = z.infer<typeof newPairing>;

export const pairingChange = z
	.strictObject({
		keep_tags: z.boolean().optional(),
		share_location: z.boolean().optional(),
		auto_reconnect: z.boolean().optional(),
	})
	.refine((change) => Object.values(change).some((value) => value !== undefined), "changes nothing");
export type PairingChange = z.infer<typeof pairingChange>;

/** What the alias /message takes. */
export const partnerMessage = z.strictObject({ message: messageText, client_id: clientId.optional() });

/** The body of a call that says all in its address. */
export const nothing = z.strictObject({});

export const pairing = z.strictObject({
	/** `disconnected`: the partner has left. */
	status: z.enum(["idle", "waiting", "connected", "disconnected"]),
	/** Of the pair, also after the partner has left; null while idle or waiting. */
	room_id: z.string().nullable(),
	partner_id: z.string().nullable(),
	/** `location` is null unless it is known and both agreed to show theirs. */
	partner: z.strictObject({ user: z.string(), location: location.nullable() }).nullable(),
	/** The common ones, folded. */
	tags: z.array(z.string()),
	/** People who have the strangers open: waiting, paired, or looking on. */
	online_count: z.number().int(),
	/** 0 unless waiting. */
	waiting_seconds: z.number().int(),
	/** Of the pair's room since `after`; from its beginning where `after` is left out or is of another room. */
	events: z.array(event),
	/** Null where there is no room to read. */
	cursor: z.string().nullable(),
	/** The tags asked for, folded. */
	waiting_for: z.array(z.string()),
	/** Seconds until a partner without a common tag will do; null where none ever will, where any does, or nobody waits. */
	widens_in_seconds: z.number().int().nullable(),
	keep_tags: z.boolean(),
	share_location: z.boolean(),
	/** Whether the operator turned locations on. */
	location_offered: z.boolean(),
	partner_typing: z.boolean(),
	/** Who consents to stay in touch: once both do, the room is theirs for good. Null where there is no pair. */
	stay: z.strictObject({ mine: z.boolean(), theirs: z.boolean() }).nullable(),
	/** Seconds until the queue is joined again; null where it is not. */
	reconnects_in_seconds: z.number().int().nullable(),
});
export type Pairing = z.infer<typeof pairing>;

/** A pairing as it is, without what its room says. */
export type PairingState = Omit<Pairing, "events" | "cursor" | "partner_typing">;

export const tagPopularity = z.strictObject({
	tags: z.array(z.strictObject({ tag: z.string(), count: z.number().int() })),
});
export type TagPopularity = z.infer<typeof tagPopularity>;
