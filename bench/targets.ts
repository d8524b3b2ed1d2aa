/** What Parley means to reach, as ratios to the others in one run, and whether it did. */
import type { Figure } from "./figures/figure";
import { median } from "./figures/statistics";
import type { Outcome } from "./rounds";

interface Target {
	/** Whose figure is the measure; without one the bound is a figure itself. */
	rival?: string;
	atLeast?: number;
	atMost?: number;
}

/** By scenario and measure. */
const targets: Record<string, readonly Target[]> = {
	"posts.posts": [
		{ rival: "FastAPI", atLeast: 5 },
		{ rival: "bare Node", atLeast: 0.6 },
	],
	"fanout.flood": [
		{ rival: "FastAPI", atLeast: 4 },
		{ rival: "nchan", atLeast: 1 },
	],
	"fanout.cost": [{ rival: "FastAPI", atMost: 0.5 }],
	"fanout.p99": [{ rival: "Socket.IO", atMost: 1 }],
	"idle.memory": [{ atMost: 12 }],
	"idle.opening": [{ atLeast: 10_000 }],
	"polls.polls": [{ rival: "FastAPI", atLeast: 3 }],
	"history.pages": [{ rival: "FastAPI", atLeast: 4 }],
	"reconnect.whole": [{ rival: "FastAPI", atMost: 0.75 }],
};

export interface Verdict {
	part: string;
	measure: string;
	target: string;
	/** The median over the rounds, each compared with the rival's beside it; the figure itself where there is no rival. */
	value: number;
	min: number;
	max: number;
	met: boolean;
	/** By which share of the bound it was missed; 0 where it was met. */
	missed_by: number;
	/** The same ratio by the CPU that one of them takes, which says something even while others hold the cores. */
	by_cpu: number | null;
	/** False where the machine was busy with something else, or the rounds lie on both sides of the bound. */
	counts: boolean;
}

/** What `subject` reached of a part's targets; those whose rival is absent are left out. */
export function judge(part: string, subject: string, { measures, results }: Outcome): Verdict[] {
	return Object.keys(measures).flatMap((measure) =>
		(targets[`${part}.${measure}`] ?? []).flatMap((target) => {
			const figureOf = (name: string) => results.find(({ contestant }) => contestant === name)?.figures[measure];
			const own = figureOf(subject);
			const theirs = target.rival === undefined ? undefined : figureOf(target.rival);
			if (!own || (target.rival !== undefined && !theirs)) return [];
			const values = theirs ? divide(own, theirs) : own.rounds;
			const by_cpu = theirs ? compareCpu(target, own, theirs) : null;
			return [{ part, measure, ...decide(target, values, theirs ? [own, theirs] : [own]), by_cpu }];
		}),
	);
}

function compareCpu({ atLeast }: Target, own: Figure, theirs: Figure): number | null {
	if (own.cpu_us === null || theirs.cpu_us === null) return null;
	return atLeast === undefined ? own.cpu_us / theirs.cpu_us : theirs.cpu_us / own.cpu_us;
}

function divide(own: Figure, theirs: Figure): number[] {
	return own.rounds.map((value, round) => value / (theirs.rounds[round] ?? Number.NaN));
}

function decide({ rival, atLeast, atMost }: Target, values: readonly number[], figures: readonly Figure[]) {
	const value = median(values);
	const bound = atLeast ?? atMost ?? Number.NaN;
	const meets = (each: number) => (atLeast === undefined ? each <= bound : each >= bound);
	const met = meets(value);
	const unanimous = values.every((each) => meets(each) === met);
	return {
		target: `${atLeast === undefined ? "≤" : "≥"} ${bound.toLocaleString("en")}${rival ? ` × ${rival}` : ""}`,
		value,
		min: Math.min(...values),
		max: Math.max(...values),
		met,
		missed_by: met ? 0 : Math.abs(value - bound) / bound,
		counts: unanimous && figures.every(({ noisy, shared }) => !noisy && !shared),
	};
}
