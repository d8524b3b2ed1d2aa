/** Runs an action at most once in `interval` milliseconds: at once after a quiet spell, else when its turn comes. */
export class Throttle {
	#lastRun = Number.NEGATIVE_INFINITY;
	#timer: NodeJS.Timeout | undefined;

	constructor(
		private readonly interval: number,
		private readonly action: () => void,
	) {}

	request(): void {
		if (this.#timer) return;
		const wait = Math.max(0, this.#lastRun + this.interval - performance.now());
		this.#timer = setTimeout(() => this.#run(), wait).unref();
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	#run(): void {
		this.#timer = undefined;
		this.#lastRun = performance.now();
		this.action();
	}
}
