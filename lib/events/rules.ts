/** How a row of the log becomes the event that is sent. */
import type { EventRow } from "../../db/events";
import type { Message } from "../messages/schema";
import type { SharedRoom } from "../rooms/schema";
import { type Cursor, roomKey } from "./cursor";
import type { LoggedEvent, ResetReason } from "./schema";

/** What an event is about, as it now is. */
export interface Subject {
	message?: Message | undefined;
	room?: SharedRoom | undefined;
}

/** Times travel as RFC 3339 in UTC with milliseconds. */
export function timestamp(milliseconds: number): string {
	return new Date(milliseconds).toISOString();
}

export function describeEvent(row: EventRow, subject: Subject): LoggedEvent {
	const place = { room_id: row.room_id, event_seq: row.seq };
	const at = timestamp(row.created_at);
	switch (row.type) {
		case "chat":
		case "edit":
		case "delete":
			return { ...required(subject.message, row), type: row.type, event_seq: row.seq };
		case "reaction":
			return { type: row.type, ...place, timestamp: at, ...describeReaction(row, required(subject.message, row)) };
		case "user_joined":
		case "user_left": {
			const message = `${row.user} has ${row.type === "user_joined" ? "joined" : "left"}`;
			const id = `${row.room_id}:${row.seq}`;
			return { type: row.type, ...place, timestamp: at, id, user_id: row.user_id, user: row.user, message };
		}
		case "room_updated":
			return { type: row.type, ...place, timestamp: at, room: required(subject.room, row) };
	}
}

function describeReaction(row: EventRow, message: Message) {
	const { user_id, user } = row;
	return {
		id: message.id,
		emoji: row.emoji ?? "",
		user_id,
		user,
		added: row.added === true,
		reactions: message.reactions,
	};
}

function required<T>(value: T | undefined, row: EventRow): T {
	if (value === undefined) throw new Error(`The ${row.type} event ${row.seq} has lost what it is about`);
	return value;
}

export interface Start {
	/** Everything after this number is still to be read. */
	position: number;
	/** Why the reader cannot simply go on from its cursor, where it cannot. */
	reset: ResetReason | null;
}

/** Where a reader of one room starts, given its cursor (null: it spelled none) and what the log holds. */
export function startFrom(
	cursor: Cursor | null,
	roomId: string,
	log: { epoch: string; head: number; pruned: number },
): Start {
	const position = cursor?.positions.get(roomKey(roomId));
	const reset = (reason: ResetReason): Start => ({ position: log.head, reset: reason });
	if (cursor && cursor.epoch !== log.epoch) return reset("history_replaced");
	if (position === undefined) return reset("cursor_invalid");
	if (position > log.head) return reset("history_replaced");
	if (position < log.pruned) return reset("cursor_expired");
	return { position, reset: null };
}
