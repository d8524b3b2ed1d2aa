/** Counts deliveries over all readers, and knows when the last one got each message. */
export class Tally {
	total = 0;
	/** When the newest delivery came, in milliseconds of performance.now(). */
	lastAt = 0;
	readonly #counts = new Map<number, number>();
	readonly #complete = new Map<number, number>();

	constructor(private readonly readers: number) {}

	readonly note = (seq: number): void => {
		this.total += 1;
		this.lastAt = performance.now();
		const count = (this.#counts.get(seq) ?? 0) + 1;
		this.#counts.set(seq, count);
		if (count === this.readers) this.#complete.set(seq, this.lastAt);
	};

	/** When the last reader got message `seq`; undefined while one has not. */
	completedAt(seq: number): number | undefined {
		return this.#complete.get(seq);
	}
}
