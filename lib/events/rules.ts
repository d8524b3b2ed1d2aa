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

const day = 86_400_000;
const digits = (length: number, count: number) =>
	Array.from({ length: count }, (_, n) => String(n).padStart(length, "0"));
const [two, three] = [digits(2, 60), digits(3, 1_000)];
let today = { day: Number.NaN, text: "" };

/**
 * Times travel as RFC 3339 in UTC with milliseconds. The same as `Date` says, at a fifth of its cost, because a page has
 * many and most are of one day.
 */
export function timestamp(milliseconds: number): string {
	const number = Math.floor(milliseconds / day);
	if (number !== today.day)
		today = { day: number, text: new Date(milliseconds).toISOString().slice(0, -"00:00:00.000Z".length) };
	const second = Math.floor((milliseconds - number * day) / 1_000);
	const [hours, minutes, seconds] = [Math.floor(second / 3_600), Math.floor(second / 60) % 60, second % 60];
	return `${today.text}${two[hours]}:${two[minutes]}:${two[seconds]}.${three[milliseconds - number * day - second * 1_000]}Z`;
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
		case "user_renamed": {
			const { user_id, user } = row;
			const previous = row.previous ?? user;
			const told = { id: `${row.room_id}:${row.seq}`, user_id, user, previous, message: `${previous} is now ${user}` };
			return { type: row.type, ...place, timestamp: at, ...told };
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
