import { useState } from "react";
import { type Me, useRoom, useRoomStore } from "../room/room-context";
import { countAfter } from "./log-places";

/**
 * How many messages of others the reader has not had in view.
 *
 * @param seen the `seq` of the newest message in view
 */
export function useMissed(me: Me, seen: number | null, atEnd: boolean): number {
	const store = useRoomStore();
	const messages = useRoom(({ state }) => state.messages);
	const newest = messages.at(-1)?.seq ?? 0;
	const [reached, setReached] = useState(() => {
		const { state, excerpt } = store.getSnapshot();
		const { unread_from } = state.reading;
		return unread_from === null || excerpt ? newest : unread_from - 1;
	});
	const next = atEnd ? newest : Math.max(reached, seen ?? 0);
	if (next !== reached) setReached(next);
	return countAfter(messages, next, me.user_id);
}
