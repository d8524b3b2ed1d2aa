import type { Me } from "../room/room-context";
import { LogRow } from "./log-row";
import { NewerMessages, OlderMessages } from "./older-messages";
import type { Log } from "./use-log";
import { headHeight, tailHeight } from "./use-log-virtualizer";

interface Placed {
	index: number;
	/** Pixels from the log's beginning; null where rows are drawn plainly, one after the other. */
	top: number | null;
}

/** The rows that are drawn, and what stands before the first and after the last. */
export function LogRows({ log, me }: { log: Log; me: Me }) {
	const awake = log.awakening !== null;
	const tabbable = findTabbable(log);
	const edge = awake ? "absolute inset-x-0" : "";
	return (
		<div className="relative mt-auto shrink-0" style={awake ? { height: log.virtualizer.getTotalSize() } : undefined}>
			<div className={`${edge} top-0`} style={{ height: headHeight }}>
				<OlderMessages />
			</div>
			{placeRows(log).map((placed) => (
				<PlacedRow key={log.timeline.keyAt(placed.index)} log={log} me={me} placed={placed} tabbable={tabbable} />
			))}
			<div className={`${edge} bottom-0`} style={{ height: log.live ? tailHeight.live : tailHeight.excerpt }}>
				{!log.live && <NewerMessages />}
			</div>
		</div>
	);
}

function placeRows({ awakening, opening, virtualizer, timeline }: Log): Placed[] {
	if (awakening) return virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start }));
	const drawn = Math.max(0, Math.min(opening.to, timeline.length) - opening.from);
	return Array.from({ length: drawn }, (_, place) => ({ index: opening.from + place, top: null }));
}

/** The message that the Tab key leads to: the one that had the focus last, or else the last in view. */
function findTabbable({ kept, virtualizer: { range }, lastInView }: Log): number {
	const inView = range !== null && kept >= range.startIndex && kept <= range.endIndex;
	return inView ? kept : lastInView;
}

function PlacedRow({ log, me, placed, tabbable }: { log: Log; me: Me; placed: Placed; tabbable: number }) {
	const { index, top } = placed;
	const row = log.timeline.rowAt(index);
	if (!row) return null;
	const opens = top === null && index === log.opening.at;
	return (
		<div
			ref={log.virtualizer.measureElement}
			data-index={index}
			data-key={row.key}
			data-opens={opens || undefined}
			className={`flow-root scroll-my-[20dvh] ${top === null ? "" : "absolute inset-x-0"} ${opens ? "[scroll-initial-target:nearest]" : ""}`}
			style={top === null ? undefined : { top }}
		>
			<LogRow row={row} me={me} current={index === tabbable} />
		</div>
	);
}
