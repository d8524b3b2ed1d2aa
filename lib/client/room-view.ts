/** What a screen sees of a room, and what it is opened with. */
import type { Entrance } from "../rooms/schema";
import type { ConnectionState } from "./connection";
import type { MessageList } from "./message-list";
import type { OutboxEntry } from "./outbox-shelf";
import type { RoomState } from "./room-state";

export type Loading = "idle" | "loading" | "failed";

/** A stretch of the log that does not reach its live end. Edits, deletions and reactions apply to it too. */
export interface Excerpt {
	/** Ascending by `seq`, without a gap. */
	messages: MessageList;
	has_older: boolean;
	has_newer: boolean;
	/** The message that it was opened for, by id. */
	target: string | null;
}

/** An edit that is painted and on its way. */
export interface PendingEdit {
	id: string;
	message: string;
}

/** A deletion that can still be undone until `until` (milliseconds since the epoch). */
export interface Removal {
	id: string;
	until: number;
}

/** Messages shown are `excerpt?.messages ?? state.messages`. */
export interface RoomView {
	state: RoomState;
	connection: ConnectionState;
	/** What is not in `state` yet, in the order of sending. */
	outbox: readonly OutboxEntry[];
	older: Loading;
	newer: Loading;
	excerpt: Excerpt | null;
	pendingEdits: readonly PendingEdit[];
	leaving: readonly Removal[];
}

/** What I have read: messages up to `read_seq`. */
export interface Reading {
	read_seq: number;
	/** When the room was opened, messages of others from this `seq` on were unread; null where none was. */
	unread_from: number | null;
}

/** A room as a page's snapshot gives it. */
export interface RoomOpening {
	entrance: Entrance & { has_more?: boolean; receipts?: boolean };
	/** Whether I am in the room; a public one can be read from outside. */
	member: boolean;
	/** As the server has it: unread is what stands after `read_seq`, or from `unread_from` on where that is a number. */
	reading?: { read_seq: number; unread_from: number | null; unread: number } | undefined;
	excerpt?: Excerpt | null | undefined;
}
