/** What a handful of rounds, or many single measurements, say. */

/** Rounds that differ by more than this share of their median do not say much. */
const noisySpread = 0.3;

export interface Summary {
	median: number;
	min: number;
	max: number;
	/** (max − min) / median. */
	spread: number;
	/** The machine was too busy with something else, or the figure is not a steady one. */
	noisy: boolean;
}

export function summarize(rounds: readonly number[]): Summary {
	const middle = median(rounds);
	const min = Math.min(...rounds);
	const max = Math.max(...rounds);
	const spread = max === min ? 0 : (max - min) / Math.abs(middle);
	return { median: middle, min, max, spread, noisy: spread > noisySpread };
}

export function median(values: readonly number[]): number {
	const sorted = ascending(values);
	const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
	const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
	return (lower + upper) / 2;
}

/** The smallest of `values` that at least `percent` of a hundred of them do not exceed (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
	const sorted = ascending(values);
	const rank = Math.ceil((percent / 100) * sorted.length);
	return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}

function ascending(values: readonly number[]): number[] {
	if (values.length === 0) throw new Error("There is nothing to take statistics of");
	return values.toSorted((one, other) => one - other);
}
