/** Counts deliveries over all readers, and knows when each message had reached them all. */
export class Tally {
	total = 0;
	/** When the newest delivery came, in milliseconds of performance.now(); set by whoever reads the network. */
	lastAt = 0;
	/** Times of each delivery by message, while it is wanted. */
	#times: Map<number, number[]> | undefined;

	/** From now on remembers when each delivery came. */
	startTiming(): void {
		this.#times = new Map();
	}

	/** Milliseconds of performance.now() at which each reader got message `seq`. */
	timesOf(seq: number): readonly number[] {
		return this.#times?.get(seq) ?? [];
	}

	stopTiming(): void {
		this.#times = undefined;
	}

	readonly note = (seq: number): void => {
		this.total += 1;
		if (!this.#times) return;
		const times = this.#times.get(seq);
		if (times) times.push(this.lastAt);
		else this.#times.set(seq, [this.lastAt]);
	};
}
