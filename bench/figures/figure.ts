/** A figure of the benchmark: what was measured in each round, and what bounded it. */
import { median, type Summary, summarize } from "./statistics";
import { boundBy, keptBack, percent, type Usage } from "./usage";

export interface Round {
	value: number;
	usage: Usage;
	/** How many of whatever is counted went through, for the CPU that one of them costs. */
	operations?: number;
}

export interface Figure extends Summary {
	name: string;
	unit: string;
	rounds: number[];
	bound: string;
	/** Microseconds of the server's CPU for one operation. */
	cpu_us: number | null;
	/** Other processes held a core that server or generator wanted. */
	shared: boolean;
	notes: string[];
}

interface Naming {
	name: string;
	unit: string;
	/** What the server waits for while neither side computes. */
	rest: string;
	notes?: string[];
}

/** More than this share of time without its core, and a figure says something of the neighbours. */
const tolerated = 0.1;

export function figureOf({ name, unit, rest, notes = [] }: Naming, rounds: readonly Round[]): Figure {
	const values = rounds.map((round) => round.value);
	const summary = summarize(values);
	const typical = rounds.toSorted((one, other) => distance(one, summary) - distance(other, summary))[0];
	if (!typical) throw new Error(`No round of "${name}" was measured`);
	const kept = median(rounds.map(({ usage }) => keptBack(usage)));
	const shared = kept > tolerated;
	const costs = rounds.flatMap(({ usage, operations }) => (operations ? (usage.serverCpu / operations) * 1e6 : []));
	return {
		name,
		unit,
		rounds: values,
		...summary,
		bound: boundBy(typical.usage, rest),
		cpu_us: costs.length > 0 ? median(costs) : null,
		shared,
		notes: [
			...notes,
			...(summary.noisy ? [`NOISY: the rounds spread by ${percent(summary.spread)}`] : []),
			...(shared ? [`SHARED: other processes held the core for ${percent(kept)} of the time`] : []),
		],
	};
}

function distance(round: Round, { median }: Summary): number {
	return Math.abs(round.value - median);
}
