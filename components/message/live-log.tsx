import { memo, useEffect, useLayoutEffect, useMemo } from "react";
import { useLate } from "../ui/late-module";
import { ToPresent, ToUnread } from "./jump-buttons";
import type { LiveLogProps, Stage } from "./log-stage";
import { isMarked } from "./markdown";
import { EditField } from "./message-body";
import { Toolbar } from "./message-row";
import { parser } from "./use-blocks";
import { type Log, useLog } from "./use-log";
import { type LogKeys, useLogKeys } from "./use-log-keys";

/**
 * The log that draws only what is near the view, loads on as one scrolls, and knows what was seen. Loaded lazily: it draws
 * nothing by itself, but says what is to stand in the log, so that the rows which the page came with stay the same.
 */
export default memo(function LiveLog({ onStage, ...place }: LiveLogProps) {
	const log = useLog(place);
	const keys = useLogKeys(keysOf(log));
	useLayoutEffect(() => {
		if (log.awakening) onStage(stageOf(log, keys));
	});
	useParts(log);
	return null;
});

/** Fetches what may be wanted soon; a room in which one text has marks will have more, and they are not to be seen as typed. */
function useParts({ timeline: { content } }: Log): void {
	const wanted = useMemo(() => content.messages.some(({ message }) => isMarked(message)), [content.messages]);
	useLate(parser, wanted);
	useEffect(() => {
		void Toolbar.preload();
		void EditField.preload();
	}, []);
}

function stageOf(log: Log, keys: LogKeys): Stage {
	const { timeline, virtualizer, live, onScroll } = log;
	const height = virtualizer.getTotalSize();
	const measure = virtualizer.measureElement;
	const rows = virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start, opens: false }));
	return {
		awake: true,
		rows: { timeline, live, height, measure, rows, tabbable: findTabbable(log) },
		over: <Over log={log} keys={keys} />,
		onScroll,
		onKeyDown: keys.onKeyDown,
		onFocus: keys.onFocus,
	};
}

/** What floats over the rows; it is on the page after them, and then what waits for them goes on. */
function Over({ log, keys }: { log: Log; keys: LogKeys }) {
	const { timeline, jumps } = log;
	useLayoutEffect(() => {
		log.afterRows();
		keys.afterRows();
	}, [log, keys]);
	const unreadKey = timeline.keyAt(timeline.unreadIndex);
	return (
		<>
			{log.unreadAbove && <ToUnread onClick={() => jumps.toRow(unreadKey)} />}
			{log.away && <ToPresent missed={log.missed} onClick={jumps.toPresent} />}
		</>
	);
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
