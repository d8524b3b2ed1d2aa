import { useCallback, useEffect, useRef, useState } from "react";
import type { Message } from "../../lib/messages/schema";
import { useRoom, useRoomStore } from "../room/room-context";
import { isAttended } from "./attention";

interface UnreadLineState {
	/** The `seq` above which the line stands. */
	unreadFrom: number | null;
	clear(): void;
}

/**
 * The line stands where the reader stopped reading, and stays there until they have seen all and miss something again, mark
 * another message as unread, or take it away.
 *
 * @param atEnd whether the newest messages are in view
 */
export function useUnreadLine(atEnd: boolean): UnreadLineState {
	const store = useRoomStore();
	const { unread_from: marked, read_seq: read } = useRoom(({ state }) => state.reading);
	const [line, setLine] = useState({ marked, read, from: marked });
	// A mark that goes back is one that was set by hand.
	if (line.marked !== marked || read < line.read) setLine({ marked, read, from: marked });
	else if (read > line.read) setLine({ ...line, read });
	const inView = useRef(atEnd);
	useEffect(() => {
		inView.current = atEnd;
	}, [atEnd]);

	useEffect(() => {
		let newest = store.getSnapshot().state.messages.at(-1)?.seq ?? 0;
		return store.subscribe(() => {
			const { messages, me, reading } = store.getSnapshot().state;
			const known = newest;
			newest = messages.at(-1)?.seq ?? 0;
			if (newest <= known || (inView.current && isAttended())) return;
			const missed = findMissed(messages, me, reading.read_seq);
			if (missed && missed.seq > known) setLine((now) => ({ ...now, from: missed.seq }));
		});
	}, [store]);

	const clear = useCallback(() => setLine((now) => ({ ...now, from: null })), []);
	return { unreadFrom: line.from, clear };
}

/** The oldest message of others after `readSeq`. */
function findMissed(messages: readonly Message[], me: string, readSeq: number): Message | null {
	let missed: Message | null = null;
	for (let index = messages.length - 1; index >= 0; index -= 1) {
		const message = messages[index];
		if (!message || message.seq <= readSeq) break;
		if (message.user_id !== me) missed = message;
	}
	return missed;
}
