/** Where a log opens, and which of its messages are drawn before the page is awake. Pure. */
import type { Timeline } from "./timeline";

/** Messages drawn before the place where the log opens, and after it. */
const before = 20;
const after = 40;

export interface Opening {
	/** Indices into the timeline; `to`, which may be beyond its end, is the first that is not drawn. */
	from: number;
	to: number;
	/** The row to be seen; null where that is the end. */
	at: number | null;
}

/** @param target the message that the address leads to, by id */
export function chooseOpening(timeline: Timeline, target: string | null): Opening {
	const { length } = timeline;
	const targetIndex = target === null ? -1 : timeline.indexOf(target);
	const at = targetIndex >= 0 ? targetIndex : timeline.unreadIndex;
	if (at < 0) return { from: Math.max(0, length - before - after), to: length, at: null };
	return { from: Math.max(0, at - before), to: at + after, at };
}
