import { useRef, useState } from "react";
import { type Me, useRoom } from "../room/room-context";
import { lateModule, useLate } from "../ui/late-module";
import { useEditLast } from "./edit-last";
import { EmptyLog } from "./empty-log";
import { LogFrame } from "./log-frame";
import { LogRows, placePlainly } from "./log-rows";
import type { Stage } from "./log-stage";
import { chooseOpening, type Opening } from "./opening";
import { useTimeline } from "./use-timeline";

const liveLog = lateModule(() => import("./live-log"));

interface MessageLogProps {
	me: Me;
	/** The message that the page's address names. */
	target?: string | null | undefined;
}

/**
 * What was said, oldest first, and what is on its way. The page comes with plain rows, which need little script; what makes a
 * log endless comes after it and takes the same rows over.
 */
export function MessageLog({ me, target = null }: MessageLogProps) {
	const scroller = useRef<HTMLDivElement>(null);
	const { plain, opening } = usePlainStage(me, target);
	const [staged, setStage] = useState<Stage | null>(null);
	const Live = useLate(liveLog, true)?.default;
	useEditLast();
	const { rows, ...frame } = staged ?? plain;
	return (
		<>
			<LogFrame scroller={scroller} {...frame}>
				{rows.timeline.length === 0 ? <EmptyLog /> : <LogRows me={me} {...rows} />}
			</LogFrame>
			{Live && <Live {...{ me, target, scroller, opening }} onStage={setStage} />}
		</>
	);
}

/** The rows around the place where the log opens, one after the other, as the server draws them. */
function usePlainStage(me: Me, target: string | null): { plain: Stage; opening: Opening } {
	const unreadFrom = useRoom(({ state }) => state.reading.unread_from);
	const live = useRoom(({ excerpt }) => excerpt === null);
	const timeline = useTimeline(me, unreadFrom);
	const [opening] = useState(() => chooseOpening(timeline, target));
	const rows = placePlainly(timeline, opening);
	return {
		opening,
		plain: { awake: false, rows: { timeline, rows, tabbable: timeline.length - 1, live, height: null } },
	};
}
