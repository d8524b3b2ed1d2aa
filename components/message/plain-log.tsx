import { useState } from "react";
import { useRoom } from "../room/room-context";
import { EmptyLog } from "./empty-log";
import { LogFrame } from "./log-frame";
import type { LogProps } from "./log-props";
import { LogRows, placePlainly } from "./log-rows";
import { chooseOpening } from "./opening";
import { useTimeline } from "./use-timeline";

/** The rows around the place where the log opens, one after the other, as the server draws them. */
export function PlainLog({ me, target, scroller }: Omit<LogProps, "from">) {
	const unreadFrom = useRoom(({ state }) => state.reading.unread_from);
	const live = useRoom(({ excerpt }) => excerpt === null);
	const timeline = useTimeline(me, unreadFrom);
	const [opening] = useState(() => chooseOpening(timeline, target));
	const rows = placePlainly(timeline, opening);
	return (
		<LogFrame scroller={scroller} awake={false}>
			{timeline.length === 0 ? (
				<EmptyLog />
			) : (
				<LogRows me={me} timeline={timeline} rows={rows} tabbable={timeline.length - 1} live={live} height={null} />
			)}
		</LogFrame>
	);
}
