/**
 * Proves, from a record alone, that a run kept Parley's promises: every acknowledged write exactly once and in one order,
 * nothing refused visible, and every reader's sight a gap-free stretch of the same log. Knows no server and no clock.
 */
import { checkLog } from "./check-log";
import { checkSights } from "./check-sights";
import { checkView } from "./check-views";
import { checkWrites } from "./check-writes";
import type { Run } from "./record";
import { tellStories } from "./story";
import type { Report, Violation } from "./violation";

export function checkRun(run: Run): Violation[] {
	const violations: Violation[] = [];
	const report: Report = (kind, detail) => violations.push({ kind, detail });
	const stories = tellStories(run);
	checkWrites(run, stories, report);
	for (const room of run.rooms) {
		checkLog(room, report);
		for (const view of run.views.filter(({ roomId }) => roomId === room.roomId)) {
			checkView(view, room.log, report);
			checkSights(view, room.messages, stories, report);
		}
	}
	return violations;
}
