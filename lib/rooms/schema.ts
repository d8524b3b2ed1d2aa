/** Rooms and membership as they travel; isomorphic. */
import { z } from "zod";
import { profile, userKinds } from "../accounts/schema";
import { message } from "../messages/schema";
import { roomNameLimit, topicLimit, ttl } from "./limits";

export const roomKinds = ["temporary", "public", "private", "pair"] as const;
export type RoomKind = (typeof roomKinds)[number];

/** A line of text for people: no controls, no line breaks, not blank. */
const line = (limit: number) =>
	z
		.string()
		.refine((value) => value.isWellFormed(), "has half of a surrogate pair")
		.transform((value) => value.normalize("NFC").trim())
		.refine((value) => [...value].length <= limit, `is longer than ${limit} characters`)
		.refine((value) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value), "takes one line without control characters");

const roomName = line(roomNameLimit).refine((value) => value.length > 0, "is empty");
const ttlSeconds = z.number().int().min(ttl.min).max(ttl.max);

export const newRoom = z
	.strictObject({
		name: roomName.optional(),
		kind: z.enum(["temporary", "public", "private"]).default("temporary"),
		ttl_seconds: ttlSeconds.optional(),
	})
	.refine((room) => room.ttl_seconds === undefined || room.kind === "temporary", {
		path: ["ttl_seconds"],
		message: "goes with a temporary room only",
	});
export type NewRoom = z.infer<typeof newRoom>;

export const roomChange = z
	.strictObject({
		name: roomName.optional(),
		topic: line(topicLimit).optional(),
		/** Null makes a temporary room a lasting private one, at the same address. */
		ttl_seconds: ttlSeconds.nullable().optional(),
	})
	.refine((change) => Object.values(change).some((value) => value !== undefined), "changes nothing");
export type RoomChange = z.infer<typeof roomChange>;

const timestamp = z.iso.datetime({ precision: 3 });

/** Keeps a temporary room until then at least. */
export const longerStay = z.strictObject({ expires_at: z.iso.datetime() });
export type LongerStay = z.infer<typeof longerStay>;

/** What everybody may know of a room; this is what a `room_updated` event carries. */
export const sharedRoom = z.strictObject({
	room_id: z.string(),
	name: z.string(),
	topic: z.string(),
	kind: z.enum(roomKinds),
	created_at: timestamp,
	/** Null unless the room is temporary. */
	expires_at: timestamp.nullable(),
	owner_id: z.string().nullable(),
	online: z.number().int(),
	cursor: z.string(),
});
export type SharedRoom = z.infer<typeof sharedRoom>;

export const room = sharedRoom.extend({
	/** Messages of others after the asker's read mark, as `unreadWindow` says; 0 for who is not a member. */
	unread: z.number().int(),
});
export type Room = z.infer<typeof room>;

export const listedRoom = room.extend({
	last_message_at: timestamp.nullable(),
	/** Whether the asker is in it. */
	member: z.boolean(),
});
export type ListedRoom = z.infer<typeof listedRoom>;

export const roomList = z.strictObject({ rooms: z.array(listedRoom) });

export const member = z.strictObject({
	user_id: z.string(),
	user: z.string(),
	kind: z.enum(userKinds),
	online: z.boolean(),
	/** 0 where it is somebody else's and one of the two shows no signals. */
	read_seq: z.number().int(),
});
export type RoomMember = z.infer<typeof member>;

export const memberList = z.strictObject({ members: z.array(member) });

/** Joining says nothing beside who and where. */
export const joining = z.strictObject({});
/** Neither does typing. */
export const typingNote = z.strictObject({});

/** What joining answers: one snapshot, so that reading on from `cursor` misses nothing. */
export const entrance = z.strictObject({
	room,
	members: z.array(member),
	messages: z.array(message),
	cursor: z.string(),
});
export type Entrance = z.infer<typeof entrance>;

export const readMark = z.strictObject({ seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER) });
export const readState = z.strictObject({ read_seq: z.number().int(), unread: z.number().int() });
export type ReadState = z.infer<typeof readState>;

/** How far the person has read: what stands after `read_seq`, or from `unread_from` on where that is a number, is unread. */
export const reading = z.strictObject({ read_seq: z.number().int(), unread_from: z.number().int().nullable() });

/** A stretch of the log, ascending by `seq`, that the newest page does not hold. */
export const excerpt = z.strictObject({
	messages: z.array(message),
	has_older: z.boolean(),
	has_newer: z.boolean(),
	/** The message that was asked for; null where the stretch stands around the first unread one. */
	target: z.string().nullable(),
});
export type Excerpt = z.infer<typeof excerpt>;

/** What a page shows of a room that its reader may see; all of one snapshot. */
export const roomOpening = z.strictObject({
	entrance,
	member: z.boolean(),
	reading: reading.extend({ unread: z.number().int() }),
	/** Around the message asked for, or around the first unread one; null where the newest page holds that. */
	excerpt: excerpt.nullable(),
	/** Whether a message was asked for that does not exist. */
	missing: z.boolean(),
});
export type RoomOpening = z.infer<typeof roomOpening>;

/** What the page around the rooms begins with: one snapshot, so that reading all rooms on from `cursor` misses nothing. */
export const home = roomList.extend({ me: profile, cursor: z.string() });
export type Home = z.infer<typeof home>;
