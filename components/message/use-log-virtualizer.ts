import { defaultRangeExtractor, observeElementRect, type Range } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";
import { headHeight, tailHeight } from "./log-edges";
import type { Timeline } from "./timeline";
import type { Awakening } from "./use-awakening";
import { type LogVirtualizer, useVirtualizer } from "./use-virtualizer";

/** Pixels from the end within which the reader follows what is new. */
export const nearEnd = 100;
interface LogVirtualizerOptions {
	timeline: Timeline;
	scroller: RefObject<HTMLDivElement | null>;
	awakening: Awakening | null;
	/** Whether the timeline reaches the present, so that its end is worth following. */
	live: boolean;
	/** The index of a row that stays on the page wherever one scrolls, since it has the focus; -1 for none. */
	kept: number;
	/** Whether the reader is at the end, and stays there whatever becomes of the log's size. */
	following: RefObject<boolean>;
}

export function useLogVirtualizer(options: LogVirtualizerOptions): LogVirtualizer {
	const { timeline, scroller, awakening, live, kept, following } = options;
	const wasLive = useRef(live);
	const paddingEnd = live ? tailHeight.live : tailHeight.excerpt;
	const width = awakening?.width ?? 0;
	const virtualizer = useVirtualizer({
		count: timeline.length,
		enabled: awakening !== null,
		getScrollElement: () => scroller.current,
		getItemKey: useCallback((index: number) => timeline.keyAt(index), [timeline]),
		estimateSize: (index) => timeline.guessHeight(index, width),
		rangeExtractor: useCallback((range: Range) => withKept(defaultRangeExtractor(range), kept), [kept]),
		overscan: 8,
		paddingStart: headHeight,
		paddingEnd,
		observeElementRect: (instance, note) =>
			observeElementRect(instance, (rect) => {
				const follows = following.current;
				note(rect);
				if (follows) instance.scrollToEnd();
			}),
		anchorTo: "end",
		// What is added where an excerpt ends was there all along.
		followOnAppend: live && wasLive.current,
		scrollEndThreshold: nearEnd,
		initialRect: { width, height: awakening?.height ?? 0 },
		initialOffset: () => (awakening ? openingOffset(timeline, awakening, paddingEnd) : 0),
		initialMeasurementsCache: [...(awakening?.sizes ?? [])].map(asMeasured),
	});

	useLayoutEffect(() => {
		wasLive.current = live;
	}, [live]);
	useLayoutEffect(() => {
		virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (item) => standsAbove(item, virtualizer);
	}, [virtualizer]);
	return virtualizer;
}

/** Rows that begin above the view push down what one reads, but not one that one is in the middle of and that grows at its end. */
function standsAbove({ start, end }: { start: number; end: number }, { scrollOffset, scrollRect }: LogVirtualizer) {
	const top = scrollOffset ?? 0;
	return start < top && end <= top + (scrollRect?.height ?? 0);
}

const asMeasured = ([key, size]: [string, number]) => ({ key, size, index: 0, start: 0, end: 0, lane: 0 });

/** How far down the log is to stand, so that its rows are where the server's were. */
function openingOffset(timeline: Timeline, { sizes, anchor, width, height }: Awakening, paddingEnd: number): number {
	let above = headHeight;
	for (let index = 0; index < timeline.length; index += 1) {
		const key = timeline.keyAt(index);
		if (key === anchor?.key) return Math.max(0, Math.round(above - anchor.top));
		above += sizes.get(key) ?? timeline.guessHeight(index, width);
	}
	return Math.max(0, above + paddingEnd - height);
}

function withKept(indices: number[], kept: number): number[] {
	if (kept < 0 || indices.includes(kept)) return indices;
	return [...indices, kept].sort((a, b) => a - b);
}
