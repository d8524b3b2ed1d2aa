import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useRoom } from "../room/room-context";
import { findInView, findSeen } from "./log-places";
import type { LiveLogProps } from "./log-stage";
import type { Timeline } from "./timeline";
import { type Awakening, useAwakening } from "./use-awakening";
import { type LogJumps, useLogJumps } from "./use-log-jumps";
import { nearEnd, useLogVirtualizer } from "./use-log-virtualizer";
import { useMissed } from "./use-missed";
import { usePaging } from "./use-paging";
import { useReading } from "./use-reading";
import { useTimeline } from "./use-timeline";
import { useUnreadLine } from "./use-unread-line";
import type { LogVirtualizer } from "./use-virtualizer";

export interface Log {
	scroller: RefObject<HTMLDivElement | null>;
	timeline: Timeline;
	virtualizer: LogVirtualizer;
	jumps: LogJumps;
	/** Null as long as the rows are drawn plainly, as the server does. */
	awakening: Awakening | null;
	/** Whether what is loaded reaches the present. */
	live: boolean;
	/** Whether the end is out of view. */
	away: boolean;
	missed: number;
	/** Whether the unread line is above what is in view and was not seen yet. */
	unreadAbove: boolean;
	/** The index of the last row in view. */
	lastInView: number;
	/** The key of the message that has the focus or had it last, and the index of its row; -1 where it is not there. */
	current: string | null;
	kept: number;
	setCurrent(key: string): void;
	clearUnread(): void;
	onScroll(): void;
	/** Goes on with what waits for the rows to be on the page. */
	afterRows(): void;
}

/** Everything about where the reader of this room is, and what is drawn there. */
export function useLog({ me, target, scroller, opening }: Omit<LiveLogProps, "onStage">): Log {
	const live = useRoom(({ excerpt }) => excerpt === null);
	const following = useRef(false);
	// Not known before anything was measured.
	const [atEnd, setAtEnd] = useState<boolean | null>(null);
	const [focused, setCurrent] = useState<string | null>(null);
	const line = useUnreadLine(atEnd !== false);
	const timeline = useTimeline(me, line.unreadFrom);
	const awakening = useAwakening(scroller);
	const current = focused ?? awakening?.focused ?? null;
	const kept = useMemo(() => (current === null ? -1 : timeline.indexOfKey(current)), [timeline, current]);
	const virtualizer = useLogVirtualizer({ timeline, scroller, awakening, live, kept, following });
	const { options } = virtualizer;
	const jumps = useLogJumps({ scroller, virtualizer, timeline });
	const view = findInView(virtualizer);
	const seen = findSeen(timeline, view);

	function look(): void {
		const element = scroller.current;
		if (!element || !awakening) return;
		following.current = live && element.scrollHeight - element.clientHeight - element.scrollTop <= nearEnd;
		setAtEnd(following.current);
	}
	useOpening(awakening, opening.at === null, jumps);
	useTarget(awakening, timeline, target, jumps);
	useOwnWords(awakening !== null, jumps);
	usePaging(virtualizer);
	useReading(seen);

	return {
		...{ scroller, timeline, virtualizer, jumps, awakening, live, current, kept, setCurrent },
		away: atEnd === false,
		missed: useMissed(me, seen, atEnd === true),
		unreadAbove: useLineAbove(timeline.unreadIndex, view?.first ?? 0, line.unreadFrom),
		lastInView: view?.last ?? timeline.length - 1,
		clearUnread: line.clear,
		onScroll: look,
		afterRows: () => {
			// Rows that are about to be drawn again are not scrolled by what is new.
			if (virtualizer.options !== options) return;
			virtualizer._willUpdate();
			jumps.goOn();
			look();
		},
	};
}

/** Who is at the end stays there, whatever the first rows turn out to measure. */
function useOpening(awakening: Awakening | null, atEnd: boolean, { toEnd }: LogJumps): void {
	useEffect(() => {
		if (awakening?.atEnd && atEnd) toEnd();
	}, [awakening, atEnd, toEnd]);
}

/** The message that the page's address leads to stands out; where the page did not open at it, one is taken there. */
function useTarget(awakening: Awakening | null, timeline: Timeline, target: string | null, jumps: LogJumps): void {
	const met = useRef<string | null>(null);
	useEffect(() => {
		if (!awakening || target === null || met.current === target) return;
		const opened = met.current === null && timeline.indexOf(target) >= 0;
		met.current = target;
		// After whatever else takes the focus as the page opens.
		requestAnimationFrame(() => (opened ? jumps.arrive(target) : void jumps.toMessage(target)));
	}, [awakening, timeline, target, jumps]);
}

/** One's own message takes one to the end. */
function useOwnWords(awake: boolean, { toPresent }: LogJumps): void {
	const [since] = useState(() => Date.now());
	const written = useRoom(({ outbox }) => outbox.at(-1)?.at ?? 0);
	const taken = useRef(since);
	useLayoutEffect(() => {
		if (!awake || written <= taken.current) return;
		taken.current = written;
		toPresent();
	}, [awake, written, toPresent]);
}

function useLineAbove(index: number, firstInView: number, line: number | null): boolean {
	const [seen, setSeen] = useState<number | null>(null);
	const above = index >= 0 && index < firstInView;
	if (line !== null && seen !== line && index >= firstInView && firstInView > 0) setSeen(line);
	return above && seen !== line;
}
