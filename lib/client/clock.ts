/** The time and waiting for it, so that a test may have its own. */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Runs `work` after `milliseconds`; what it answers calls that off. */
	after(milliseconds: number, work: () => void): () => void;
}

export const clock: Clock = {
	now: () => Date.now(),
	after: (milliseconds, work) => {
		const timer = setTimeout(work, milliseconds);
		return () => clearTimeout(timer);
	},
};
