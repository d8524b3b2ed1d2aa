import { useEffect, useRef } from "react";
import { useRoomStore } from "../room/room-context";
import { isAttended, subscribeToAttention } from "./attention";

/** Milliseconds that a message must be in view to count as seen. */
const dwell = 300;

/**
 * Tells the room how far I have read: the newest message that was in view for a moment while I looked at the page.
 *
 * @param seen the `seq` of the newest message in view
 */
export function useReading(seen: number | null): void {
	const store = useRoomStore();
	const latest = useRef(seen);

	useEffect(() => {
		latest.current = seen;
		const tell = () => isAttended() && latest.current !== null && store.markRead(latest.current);
		let timer = setTimeout(tell, dwell);
		const leave = subscribeToAttention(() => {
			clearTimeout(timer);
			timer = setTimeout(tell, dwell);
		});
		return () => {
			leave();
			clearTimeout(timer);
		};
	}, [store, seen]);
}
