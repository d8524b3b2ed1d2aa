/** What a room's screen begins with, from the page's snapshot. Pure. */
import type { ConnectionState } from "./connection";
import { joinExcerpt } from "./excerpt";
import type { MessageList } from "./message-list";
import { positionIn } from "./place";
import { type RoomState, roomStateFrom } from "./room-state";
import type { Reading, RoomOpening, RoomView } from "./room-view";

export function viewFrom({ entrance, reading, excerpt }: RoomOpening, me: string): RoomView {
	const state = roomStateFrom(entrance, me, reading && readingFrom(reading, (excerpt ?? entrance).messages, me));
	const connection: ConnectionState = { name: "connecting", attempt: 0 };
	const idle = { outbox: [], older: "idle", newer: "idle", pendingEdits: [], leaving: [] } as const;
	return { ...idle, state, connection, excerpt: excerpt ?? null };
}

/**
 * What is shown of a room that is alive and whose page is opened again. A snapshot older than what is here says nothing new
 * of my reading, and its excerpt is to be fetched anew.
 */
export function reopened(
	{ entrance, reading, excerpt }: RoomOpening,
	state: RoomState,
	resume: (reading: Reading) => Reading,
): { shown: Pick<RoomView, "state" | "excerpt">; fetch: string | null } {
	const isNew = (positionIn(entrance.cursor, state.room.room_id) ?? 0) >= state.event_seq;
	const known =
		isNew && reading
			? readingFrom(reading, (excerpt ?? entrance).messages, state.me)
			: { ...state.reading, unread_from: firstUnread(state.messages, state.reading.read_seq, state.me) };
	const read = { ...state, reading: resume(known) };
	if (isNew && excerpt) return { shown: joinExcerpt(excerpt, read), fetch: null };
	return { shown: { excerpt: null, state: read }, fetch: excerpt?.target ?? null };
}

/** Of the messages that are loaded; one's own are never unread. */
function firstUnread(messages: MessageList, readSeq: number, me: string): number | null {
	return messages.find(({ seq, user_id, deleted }) => seq > readSeq && user_id !== me && !deleted)?.seq ?? null;
}

/** The server says how far was read, and what of that was called unread again; both begin the unread at one number. */
function readingFrom(
	{ read_seq, unread_from, unread }: NonNullable<RoomOpening["reading"]>,
	messages: MessageList,
	me: string,
): Reading {
	if (unread_from !== null) return { read_seq: Math.min(read_seq, unread_from - 1), unread_from };
	return { read_seq, unread_from: unread > 0 ? (firstUnread(messages, read_seq, me) ?? read_seq + 1) : null };
}
