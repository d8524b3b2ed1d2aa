/**
 * Writes that come in neighbouring turns of the loop share one transaction and so one fsync, which blocks the loop; each
 * is answered after COMMIT. Where one of them fails, all is undone and each runs again in a savepoint of its own, so that it
 * takes nothing of the others with it. Hence a job may run twice, and must begin anew each time.
 */

interface Job {
	run(): unknown;
	resolve(value: unknown): void;
	reject(error: unknown): void;
}

interface Transactions {
	write<T>(work: () => T): T;
	/** Within a write: undoes the work alone where it throws. */
	savepoint<T>(work: () => T): T;
}

type Outcome = { value: unknown } | { error: unknown };

/** A commit's jobs at most, so that a flood of writes cannot hold the loop for long. */
const groupLimit = 256;
/** Turns of the loop that a commit waits at most, as long as each brings more jobs: their senders answer one by one. */
const mostTurns = 8;

export class GroupCommit {
	#waiting: Job[] = [];
	#scheduled = false;

	constructor(private readonly transactions: Transactions) {}

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
		this.#waitForMore(0, mostTurns);
	}

	/** Commits at the end of the first turn that brought nothing to the `gathered` jobs. */
	#waitForMore(gathered: number, turns: number): void {
		setImmediate(() => {
			const now = this.#waiting.length;
			if (now > gathered && now < groupLimit && turns > 0) {
				this.#waitForMore(now, turns - 1);
				return;
			}
			this.#scheduled = false;
			this.#commit(this.#waiting.splice(0, groupLimit));
			if (this.#waiting.length > 0) this.#schedule();
		});
	}

	#commit(group: Job[]): void {
		if (group.length === 0) return;
		for (const [place, outcome] of this.#outcomesOf(group).entries()) {
			if ("error" in outcome) group[place]?.reject(outcome.error);
			else group[place]?.resolve(outcome.value);
		}
	}

	#outcomesOf(group: Job[]): Outcome[] {
		try {
			return this.#together(group) ?? this.#apart(group);
		} catch (error) {
			return group.map(() => ({ error }));
		}
	}

	/** All in one go; null where one of several failed, and then nothing is done. */
	#together(group: Job[]): Outcome[] | null {
		let running = false;
		try {
			return this.transactions.write(() =>
				group.map((job) => {
					running = true;
					const value = job.run();
					running = false;
					return { value };
				}),
			);
		} catch (error) {
			if (running && group.length > 1) return null;
			throw error;
		}
	}

	#apart(group: Job[]): Outcome[] {
		return this.transactions.write(() => group.map((job) => this.#attempt(job)));
	}

	#attempt(job: Job): Outcome {
		try {
			return { value: this.transactions.savepoint(job.run) };
		} catch (error) {
			return { error };
		}
	}
}
