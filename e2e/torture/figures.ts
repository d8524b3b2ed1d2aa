/** What a run amounted to, for people: how much was written, lost on the way, taken up again and proven. */
import type { Arena } from "./arena";
import type { Outcome, Run } from "./record";

export type Figures = Record<string, number>;

export function countFigures({ acts, tally }: Arena, run: Run, milliseconds: number): Figures {
	const outcomes = (outcome: Outcome) => acts.filter((act) => act.outcome === outcome).length;
	const deeds = (deed: string) => acts.filter(({ act, outcome }) => act === deed && outcome === "acknowledged").length;
	return {
		kills: tally.kills,
		acknowledged: outcomes("acknowledged"),
		"of them posts": deeds("post"),
		"of them edits": deeds("edit"),
		"of them deletions": deeds("delete"),
		refused: outcomes("refused"),
		unknown: outcomes("unknown"),
		retried: tally.retried,
		resumes: tally.resumes,
		readers: new Set(run.views.map(({ reader }) => reader)).size,
		"events read": run.views.reduce((sum, { entries }) => sum + entries.length, 0),
		"longest outage in ms": Math.round(Math.max(0, ...tally.outages)),
		seconds: Math.round(milliseconds / 1_000),
	};
}
