import { useEffect } from "react";
import { useRoom, useRoomStore } from "../room/room-context";
import type { LogVirtualizer } from "./use-virtualizer";

/** Pixels before an end of what is loaded at which more is asked for. */
const reach = 1_200;

/** Loads older messages as the reader comes near the first, and newer ones where what is loaded does not reach the present. */
export function usePaging(virtualizer: LogVirtualizer): void {
	const store = useRoomStore();
	const older = useRoom((view) => view.older === "idle" && (view.excerpt?.has_older ?? view.state.has_more));
	const newer = useRoom((view) => view.newer === "idle" && (view.excerpt?.has_newer ?? false));

	useEffect(() => {
		// Before the rows are placed nobody knows where one is.
		if (!virtualizer.scrollElement) return;
		if (older && (virtualizer.scrollOffset ?? 0) < reach) void store.loadOlder();
		if (newer && virtualizer.getDistanceFromEnd() < reach) void store.loadNewer();
	});
}
