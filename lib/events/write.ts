/** Tells every reader what was just committed. Losing this loses nothing: the log is the truth, this is the wake-up. */
import { openStore } from "../../db";
import { type EventRow, pruneOldest } from "../../db/events";
import { openBus } from "../bus";
import { resumeKeeps } from "./limits";
import { describeEvent, type Subject } from "./rules";

export function publishEvent(row: EventRow, subject: Subject = {}): void {
	openBus().publish("room", row.room_id, { kind: "event", event: describeEvent(row, subject) });
}

export function publishEvents(rows: readonly EventRow[]): void {
	for (const row of rows) publishEvent(row);
}

/** Events that one transaction forgets at most: some milliseconds, in which nobody else is answered. */
const pruneSlice = 2_000;

/** Forgets some of what no reader has a right to resume from any more; true where there may be more of it. */
export async function pruneLogs(now: number): Promise<boolean> {
	const store = await openStore();
	return store.write(pruneOldest, now, resumeKeeps, pruneSlice);
}
