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
		<div
			className={`relative mt-auto shrink-0 ${awake ? "" : "overflow-clip"}`}
			style={awake ? { height: log.virtualizer.getTotalSize() } : undefined}
		>
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
			className={`flow-root ${top === null ? "relative" : "absolute inset-x-0"}`}
			style={top === null ? undefined : { top }}
		>
			{opens && <OpeningMark />}
			<LogRow row={row} me={me} current={index === tabbable} />
		</div>
	);
}

/**
 * What is to be in view as the page opens: the row and what follows it, so that it stands in the upper part of the log, or
 * lower where less than that follows. Browsers that know `scroll-initial-target` need no script for it.
 */
function OpeningMark() {
	const place = "pointer-events-none absolute top-0 left-0 h-[56dvh] w-px scroll-mt-[16dvh]";
	return <span aria-hidden="true" data-opens className={`${place} [scroll-initial-target:nearest]`} />;
}
