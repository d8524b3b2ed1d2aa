/** Tells every reader what was just committed. Losing this loses nothing: the log is the truth, this is the wake-up. */
import { openStore } from "../../db";
import { type EventRow, pruneEvents } from "../../db/events";
import { openBus } from "../bus";
import { describeEvent, type Subject } from "./rules";
import { resumeKeeps } from "./schema";

export function publishEvent(row: EventRow, subject: Subject = {}): void {
	openBus().publish("room", row.room_id, { kind: "event", event: describeEvent(row, subject) });
}

export function publishEvents(rows: readonly EventRow[]): void {
	for (const row of rows) publishEvent(row);
}

/** Forgets what no reader has a right to resume from any more; returns how many rooms it looked at. */
export async function pruneLogs(now: number, limit: number): Promise<number> {
	const store = await openStore();
	return store.write(pruneEvents, now - resumeKeeps.milliseconds, resumeKeeps.events, limit);
}
