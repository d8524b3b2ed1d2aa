/** Where in the log the reader is, from what is measured. */
import type { Message } from "../../lib/messages/schema";
import type { Timeline } from "./timeline";
import type { LogVirtualizer } from "./use-virtualizer";

interface View {
	/** Indices of the first and the last row of which enough is in view to be read. */
	first: number;
	last: number;
}

/** Null until the page is awake, and where nothing is in the log. */
export function findInView(virtualizer: LogVirtualizer): View | null {
	const range = virtualizer.calculateRange();
	const { scrollOffset, scrollRect, measurementsCache } = virtualizer;
	if (!range || scrollOffset === null || !scrollRect) return null;
	const bottom = scrollOffset + scrollRect.height;
	let { startIndex: first, endIndex: last } = range;
	const begins = (index: number) => measurementsCache[index]?.start ?? 0;
	const halfOf = (index: number) => Math.min(measurementsCache[index]?.size ?? 0, scrollRect.height) / 2;
	while (last > first && begins(last) + halfOf(last) > bottom) last -= 1;
	while (first < last && (measurementsCache[first]?.end ?? 0) - halfOf(first) < scrollOffset) first += 1;
	return { first, last };
}

/** The `seq` of the newest message in view; what is on its way has none. */
export function findSeen({ content: { messages } }: Timeline, view: View | null): number | null {
	if (!view) return null;
	return messages[Math.min(view.last, messages.length - 1)]?.seq ?? null;
}

/** How many messages of others came after `seq`. */
export function countAfter(messages: readonly Message[], seq: number, me: string): number {
	let count = 0;
	for (let index = messages.length - 1; index >= 0; index -= 1) {
		const message = messages[index];
		if (!message || message.seq <= seq) break;
		if (message.user_id !== me) count += 1;
	}
	return count;
}
