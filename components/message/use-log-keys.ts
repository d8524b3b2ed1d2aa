import { type FocusEvent, type KeyboardEvent, type RefObject, useRef } from "react";
import { useDeskStore } from "../room/desk";
import { useShortcuts } from "../ui/use-shortcuts";
import type { Timeline } from "./timeline";

/** Pixels of what was in view that a page's step leaves there. */
const overlap = 48;

interface LogKeysOptions {
	scroller: RefObject<HTMLDivElement | null>;
	timeline: Timeline;
	/** The key of the message that has the focus or had it last. */
	current: string | null;
	setCurrent(key: string): void;
	/** The index of the last row in view. */
	lastInView: number;
	/** Brings a row into view, the shortest way. */
	reveal(index: number): void;
	toStart(): void;
	toEnd(): void;
	onEscape(): void;
}

export interface LogKeys {
	onKeyDown(event: KeyboardEvent): void;
	onFocus(event: FocusEvent): void;
	/** Gives the focus to the row that is to have it, once the rows are on the page. */
	afterRows(): void;
}

/** Moves the focus over the messages, and scrolls by the keyboard. */
export function useLogKeys(options: LogKeysOptions): LogKeys {
	const { scroller, timeline, current, setCurrent, lastInView, reveal, toStart, toEnd, onEscape } = options;
	const desk = useDeskStore();
	const wanted = useRef<string | null>(null);

	function move(step: number): void {
		const at = current === null ? -1 : timeline.indexOfKey(current);
		const next = at < 0 ? lastInView : Math.max(0, Math.min(timeline.length - 1, at + step));
		focusRow(next);
	}

	function focusRow(index: number): void {
		if (timeline.length === 0) return;
		wanted.current = timeline.keyAt(index);
		setCurrent(wanted.current);
		reveal(index);
	}

	const had = scroller.current?.contains(document.activeElement);
	// The row is on the page with the next drawing at the latest: the one that is current is always drawn.
	const afterRows = () => {
		const row = wanted.current === null ? null : findRow(scroller.current, wanted.current);
		if (row) {
			wanted.current = null;
			row.focus({ preventScroll: true });
		}
		// Where the message that had the focus went from the page, the log takes it, so that the keyboard is not lost.
		if (had && document.activeElement === document.body) scroller.current?.focus({ preventScroll: true });
	};

	const leave = () => {
		onEscape();
		if (scroller.current?.contains(document.activeElement)) desk.focusComposer();
	};
	const page = (step: 1 | -1) => (event: globalThis.KeyboardEvent) => {
		const { target } = event;
		if (!(target instanceof HTMLTextAreaElement) || target.value !== "") return false;
		return pageBy(scroller.current, step);
	};
	useShortcuts({ j: () => move(1), k: () => move(-1), escape: leave, pageup: page(-1), pagedown: page(1) });

	const choose = (key: string, inRow: boolean): (() => void) | null => {
		if (key === "Home") return () => (inRow ? focusRow(0) : toStart());
		if (key === "End") return () => (inRow ? focusRow(timeline.length - 1) : toEnd());
		const step = { ArrowDown: 1, ArrowUp: -1 }[key];
		return inRow && step !== undefined ? () => move(step) : null;
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const inRow = event.target instanceof HTMLElement && event.target.tagName === "ARTICLE";
		if (event.ctrlKey || event.metaKey || event.altKey || (!inRow && event.target !== event.currentTarget)) return;
		const action = choose(event.key, inRow);
		if (!action) return;
		event.preventDefault();
		action();
	};
	const onFocus = (event: FocusEvent) => {
		const row = event.target.closest<HTMLElement>("[data-key]");
		if (row?.dataset.key !== undefined) setCurrent(row.dataset.key);
	};
	return { onKeyDown, onFocus, afterRows };
}

const findRow = (scroller: Element | null, key: string) =>
	scroller?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] article`) ?? null;

function pageBy(scroller: Element | null, step: 1 | -1): void {
	if (!scroller) return;
	const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
	scroller.scrollBy({ top: step * (scroller.clientHeight - overlap), behavior: calm ? "instant" : "smooth" });
}
