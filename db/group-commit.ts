/**
 * Writes that wait in the same turn of the loop share one transaction and so one fsync, which blocks the loop. Each runs
 * in a savepoint of its own, so one that fails takes nothing of the others with it, and each is answered after COMMIT.
 */

interface Job {
	run(): unknown;
	resolve(value: unknown): void;
	reject(error: unknown): void;
}

type Outcome = { job: Job; value: unknown } | { job: Job; error: unknown };

/** Runs its argument in a transaction, or in a savepoint where one is open. */
type Atomically = <T>(work: () => T) => T;

/** A turn's jobs at most, so that a flood of writes cannot hold the loop for long. */
const groupLimit = 256;

export class GroupCommit {
	#waiting: Job[] = [];
	#scheduled = false;

	constructor(private readonly atomically: Atomically) {}

	/** Resolves with what `run` returned once it is on disk; rejects with what it threw, or with the commit's failure. */
	add<T>(run: () => T): Promise<T> {
		return new Promise<T>((resolve, reject) => {
			this.#waiting.push({ run, resolve: resolve as (value: unknown) => void, reject });
			this.#schedule();
		});
	}

	/** Commits whatever waits, now; for closing. */
	flush(): void {
		while (this.#waiting.length > 0) this.#commit(this.#waiting.splice(0, groupLimit));
	}

	#schedule(): void {
		if (this.#scheduled) return;
		this.#scheduled = true;
		setImmediate(() => {
			this.#scheduled = false;
			this.#commit(this.#waiting.splice(0, groupLimit));
			if (this.#waiting.length > 0) this.#schedule();
		});
	}

	#commit(group: Job[]): void {
		if (group.length === 0) return;
		let outcomes: Outcome[];
		try {
			outcomes = this.atomically(() => group.map((job) => this.#attempt(job)));
		} catch (error) {
			for (const job of group) job.reject(error);
			return;
		}
		for (const outcome of outcomes) {
			if ("error" in outcome) outcome.job.reject(outcome.error);
			else outcome.job.resolve(outcome.value);
		}
	}

	#attempt(job: Job): Outcome {
		try {
			return { job, value: this.atomically(job.run) };
		} catch (error) {
			return { job, error };
		}
	}
}
