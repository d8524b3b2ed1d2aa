import { useMemo } from "react";
import { type Me, useRoom } from "../room/room-context";
import { useDayOf } from "./day";
import { Timeline } from "./timeline";

/** The messages that are shown, and at the live end also those on their way. */
export function useTimeline(me: Me, unreadFrom: number | null): Timeline {
	const messages = useRoom(({ excerpt, state }) => excerpt?.messages ?? state.messages);
	const entries = useRoom(({ excerpt, outbox }) => (excerpt ? none : outbox));
	const dayOf = useDayOf();
	return useMemo(
		() => new Timeline({ messages, entries, unreadFrom, me: me.user_id, dayOf }),
		[messages, entries, unreadFrom, me.user_id, dayOf],
	);
}

const none: readonly [] = [];
