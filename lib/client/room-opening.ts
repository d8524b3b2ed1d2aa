/** What a room's screen begins with, from the page's snapshot. Pure. */
import type { ConnectionState } from "./connection";
import { roomStateFrom } from "./room-state";
import type { Reading, RoomOpening, RoomView } from "./room-view";

export function viewFrom({ entrance, reading, excerpt }: RoomOpening, me: string): RoomView {
	const state = roomStateFrom(entrance, me, reading && readingFrom(reading));
	const connection: ConnectionState = { name: "connecting", attempt: 0 };
	const idle = { outbox: [], older: "idle", newer: "idle", pendingEdits: [], leaving: [] } as const;
	return { ...idle, state, connection, excerpt: excerpt ?? null };
}

/** The server says how far was read, and what of that was called unread again; both begin the unread at one number. */
export function readingFrom({ read_seq, unread_from, unread }: NonNullable<RoomOpening["reading"]>): Reading {
	if (unread_from !== null) return { read_seq: Math.min(read_seq, unread_from - 1), unread_from };
	return { read_seq, unread_from: unread > 0 ? read_seq + 1 : null };
}
