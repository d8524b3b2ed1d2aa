/** A look at the database that many may share: a thousand streams that open together take a few. */
import { signalInterval } from "../presence/schema";

export class SharedLook<T> {
	#taken: { at: number; found: Promise<T> } | undefined;

	constructor(private readonly look: () => Promise<T>) {}

	/** What was found at most `signalInterval` ago. */
	recent(): Promise<T> {
		const now = performance.now();
		return this.#taken && now - this.#taken.at <= signalInterval ? this.#taken.found : this.#take(now);
	}

	fresh(): Promise<T> {
		return this.#take(performance.now());
	}

	/** The next one looks anew. */
	forget(): void {
		this.#taken = undefined;
	}

	#take(at: number): Promise<T> {
		const found = this.look();
		const taken = { at, found };
		this.#taken = taken;
		found.catch(() => {
			if (this.#taken === taken) this.#taken = undefined;
		});
		return found;
	}
}
