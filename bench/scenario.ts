/** Something to measure, written once for all contestants. */
import type { Ability } from "./contestant";
import type { Round } from "./figures/figure";
import type { Stage } from "./stage";

export interface Measure {
	name: string;
	unit: string;
	/** What the server waits for while neither side computes. */
	rest: string;
	better: "more" | "less";
	notes?: string[];
}

export interface Scenario<Key extends string = string> {
	measures: Record<Key, Measure>;
	/** Variables of Parley's. */
	env?: Record<string, string>;
	/** Messages of the archive; without it there is none. */
	archive?: number;
	/** Whether each round has a process of its own, because the last one's memory would hide what this one's takes. */
	fresh?: boolean;
	/** Only who can do these takes part. */
	needs?: readonly Ability[];
	begin(stage: Stage): Promise<Act<Key>>;
}

export interface Act<Key extends string = string> {
	/** Measures once, for about so many seconds where that is its choice. */
	round(seconds: number): Promise<Record<Key, Round>>;
	/** Proves what is to be seen at the end only, and lets go. */
	end(): Promise<void>;
}
