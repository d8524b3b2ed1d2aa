/**
 * The closed union of what a room says: logged events, which take the room's next number, and signals, which are the
 * latest state and are never replayed (API.md §5). A new event does not compile until every reader handles it.
 */
import { z } from "zod";
import { userKinds } from "../accounts/schema";
import { clientId, message, newMessage, reaction } from "../messages/schema";
import { readMark, sharedRoom, typingNote } from "../rooms/schema";
import { pollWaitLimit } from "./limits";

const timestamp = z.iso.datetime({ precision: 3 });
const logged = { room_id: z.string(), event_seq: z.number().int().positive(), timestamp };
const person = { user_id: z.string(), user: z.string() };

const messageEvent = <T extends string>(type: T) => message.extend({ ...logged, type: z.literal(type) });
const membershipEvent = <T extends string>(type: T) =>
	z.strictObject({ type: z.literal(type), ...logged, id: z.string(), ...person, message: z.string() });

/** `timestamp` is the message's own in `chat`, `edit` and `delete`, the event's in the others. */
export const loggedEvent = z.discriminatedUnion("type", [
	messageEvent("chat"),
	messageEvent("edit"),
	messageEvent("delete"),
	z.strictObject({
		type: z.literal("reaction"),
		...logged,
		/** The message's id. */
		id: z.string(),
		emoji: z.string(),
		...person,
		added: z.boolean(),
		reactions: z.array(reaction),
	}),
	membershipEvent("user_joined"),
	membershipEvent("user_left"),
	/** `user` is the name from now on. */
	membershipEvent("user_renamed").extend({ previous: z.string() }),
	z.strictObject({ type: z.literal("room_updated"), ...logged, room: sharedRoom }),
]);
export type LoggedEvent = z.infer<typeof loggedEvent>;
export type LoggedType = LoggedEvent["type"];

export const reader = z.strictObject({ ...person, read_seq: z.number().int() });
export type Reader = z.infer<typeof reader>;

export const typist = z.strictObject(person);
export type Typist = z.infer<typeof typist>;

export const presentPerson = typist.extend({ kind: z.enum(userKinds) });
export type PresentPerson = z.infer<typeof presentPerson>;

export const signal = z.discriminatedUnion("type", [
	z.strictObject({ type: z.literal("typing"), room_id: z.string(), ...person }),
	z.strictObject({
		type: z.literal("presence"),
		room_id: z.string(),
		online: z.number().int(),
		users: z.array(presentPerson),
	}),
	z.strictObject({ type: z.literal("read"), room_id: z.string(), readers: z.array(reader) }),
	/** The message `id` grows: what stands after its first `from` characters (UTF-16) is `text`. An `edit` tells the whole. */
	z.strictObject({
		type: z.literal("delta"),
		room_id: z.string(),
		id: z.string(),
		from: z.number().int(),
		text: z.string(),
	}),
]);
export type Signal = z.infer<typeof signal>;

export const resetReasons = ["cursor_expired", "cursor_invalid", "history_replaced"] as const;
export type ResetReason = (typeof resetReasons)[number];
export const closeReasons = ["expired", "deleted", "removed"] as const;
export type CloseReason = (typeof closeReasons)[number];

export const control = z.discriminatedUnion("type", [
	z.strictObject({
		type: z.literal("reset"),
		room_id: z.string(),
		reason: z.enum(resetReasons),
		cursor: z.string(),
	}),
	z.strictObject({ type: z.literal("room_closed"), room_id: z.string(), reason: z.enum(closeReasons) }),
]);
export type Control = z.infer<typeof control>;

export const event = z.union([loggedEvent, signal, control]);
export type RoomEvent = LoggedEvent | Signal | Control;

export const eventsQuery = z.object({
	after: z.string().optional(),
	wait: z
		.string()
		.regex(/^\d{1,3}(\.\d{1,3})?$/, "takes seconds")
		.transform(Number)
		.pipe(z.number().max(pollWaitLimit))
		.default(0),
});
export type EventsQuery = z.infer<typeof eventsQuery>;

export const socketQuery = eventsQuery.pick({ after: true });

/** What a client may say over a WebSocket; each does what the call of its name does over HTTP, within the same limits. */
export const clientFrame = z.discriminatedUnion("type", [
	newMessage.extend({ type: z.literal("chat") }),
	typingNote.extend({ type: z.literal("typing") }),
	readMark.extend({ type: z.literal("read") }),
]);
export type ClientFrame = z.infer<typeof clientFrame>;

/**
 * What only a WebSocket says, to the one client alone: a frame was refused, or a message that came with a `client_id` is on
 * disk. Every other frame is an event; where a stream has an `id:`, it has one more field, `cursor`.
 */
export const frameAnswer = z.discriminatedUnion("type", [
	z.strictObject({
		type: z.literal("error"),
		code: z.string(),
		detail: z.string(),
		client_id: clientId.optional(),
		/** Seconds, as the header Retry-After has them. */
		retry_after: z.number().int().optional(),
	}),
	z.strictObject({
		type: z.literal("posted"),
		client_id: clientId,
		id: z.string(),
		seq: z.number().int(),
		/** False for a retry, which posted nothing. */
		created: z.boolean(),
	}),
]);
export type FrameAnswer = z.infer<typeof frameAnswer>;

export const pollAnswer = z.strictObject({
	events: z.array(event),
	cursor: z.string(),
	online: z.number().int(),
	typing: z.array(typist.extend({ room_id: z.string() })),
	readers: z.array(reader.extend({ room_id: z.string() })),
});
export type PollAnswer = z.infer<typeof pollAnswer>;
