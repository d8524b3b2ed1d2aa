import { useEffect } from "react";
import { EmptyLog } from "./empty-log";
import { ToPresent, ToUnread } from "./jump-buttons";
import { LogFrame } from "./log-frame";
import type { LogProps } from "./log-props";
import { LogRows, type PlacedRow, placePlainly } from "./log-rows";
import { Toolbar } from "./message-row";
import { type Log, useLog } from "./use-log";
import { useLogKeys } from "./use-log-keys";

/** The log that draws only what is near the view, loads on as one scrolls, and knows what was seen. Loaded lazily. */
export default function LiveLog({ me, target, scroller, from }: LogProps) {
	const log = useLog({ me, target, scroller, from });
	const keys = useLogKeys(keysOf(log));
	useEffect(() => void Toolbar.preload(), []);
	const { timeline, virtualizer, live, awakening } = log;
	const unreadKey = timeline.keyAt(timeline.unreadIndex);
	const over = (
		<>
			{log.unreadAbove && <ToUnread onClick={() => log.jumps.toRow(unreadKey)} />}
			{log.away && <ToPresent missed={log.missed} onClick={log.jumps.toPresent} />}
		</>
	);
	return (
		<LogFrame
			scroller={scroller}
			awake={awakening !== null}
			over={over}
			onScroll={log.onScroll}
			onKeyDown={keys.onKeyDown}
			onFocus={keys.onFocus}
		>
			{timeline.length === 0 ? (
				<EmptyLog />
			) : (
				<LogRows
					{...{ me, timeline, live }}
					rows={placeRows(log)}
					tabbable={findTabbable(log)}
					height={awakening ? virtualizer.getTotalSize() : null}
					measure={virtualizer.measureElement}
				/>
			)}
		</LogFrame>
	);
}

function placeRows({ awakening, opening, virtualizer, timeline }: Log): PlacedRow[] {
	if (!awakening) return placePlainly(timeline, opening);
	return virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start, opens: false }));
}

/** The message that the Tab key leads to: the one that had the focus last, or else the last in view. */
function findTabbable({ kept, virtualizer: { range }, lastInView }: Log): number {
	const inView = range !== null && kept >= range.startIndex && kept <= range.endIndex;
	return inView ? kept : lastInView;
}

function keysOf(log: Log): Parameters<typeof useLogKeys>[0] {
	const { scroller, timeline, current, setCurrent, lastInView, virtualizer, jumps } = log;
	return {
		...{ scroller, timeline, current, setCurrent, lastInView },
		reveal: (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
		toStart: () => virtualizer.scrollToOffset(0),
		toEnd: jumps.toEnd,
		onEscape: log.clearUnread,
	};
}
