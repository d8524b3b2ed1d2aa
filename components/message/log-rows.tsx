import type { Me } from "../room/room-context";
import { headHeight, tailHeight } from "./log-edges";
import { LogRow } from "./log-row";
import { NewerMessages, OlderMessages } from "./older-messages";
import type { Opening } from "./opening";
import type { Timeline } from "./timeline";

/** A row that is drawn. */
export interface PlacedRow {
	index: number;
	/** Pixels from the log's beginning; null where rows are drawn plainly, one after the other. */
	top: number | null;
	/** Whether the page opens with it in view. */
	opens: boolean;
}

export function placePlainly(timeline: Timeline, { from, to, at }: Opening): PlacedRow[] {
	const drawn = Math.max(0, Math.min(at === null ? timeline.length : to, timeline.length) - from);
	return Array.from({ length: drawn }, (_, place) => ({ index: from + place, top: null, opens: from + place === at }));
}

export interface LogRowsProps {
	me: Me;
	timeline: Timeline;
	rows: readonly PlacedRow[];
	/** The index of the message that the Tab key leads to. */
	tabbable: number;
	/** Whether the timeline reaches the present. */
	live: boolean;
	/** Pixels of the whole log; null where rows are drawn plainly. */
	height: number | null;
	measure?(row: HTMLDivElement | null): void;
}

/** The rows that are drawn, and what stands before the first and after the last. */
export function LogRows({ me, timeline, rows, tabbable, live, height, measure }: LogRowsProps) {
	const awake = height !== null;
	const edge = awake ? "absolute inset-x-0" : "";
	return (
		<div className={`relative mt-auto shrink-0 ${awake ? "" : "overflow-clip"}`} style={awake ? { height } : undefined}>
			<div className={`${edge} top-0`} style={{ height: headHeight }}>
				<OlderMessages />
			</div>
			{rows.map(({ index, top, opens }) => {
				const row = timeline.rowAt(index);
				if (!row) return null;
				return (
					<div
						key={row.key}
						ref={measure}
						data-index={index}
						data-key={row.key}
						className={`flow-root ${top === null ? "relative" : "absolute inset-x-0"}`}
						style={top === null ? undefined : { top }}
					>
						{opens && <OpeningMark />}
						<LogRow row={row} me={me} current={index === tabbable} />
					</div>
				);
			})}
			<div className={`${edge} bottom-0`} style={{ height: live ? tailHeight.live : tailHeight.excerpt }}>
				{!live && <NewerMessages />}
			</div>
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
