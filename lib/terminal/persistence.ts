/** Trying until the server answers. */

import { setTimeout as pause } from "node:timers/promises";
import { backoffDelay } from "../client/backoff";
import { askedDelay, isTemporary, Unreachable } from "../client/refusal";

export class Persistence {
	readonly #tell: (sentence: string) => void;
	readonly #server: string;
	#away = false;

	constructor(server: string, tell: (sentence: string) => void) {
		this.#server = server;
		this.#tell = tell;
	}

	/** What `work` answers, once it does; an outage is told when it begins and when it ends. */
	async persist<T>(work: () => Promise<T>): Promise<T> {
		for (let attempt = 0; ; attempt += 1) {
			try {
				return await this.watch(work);
			} catch (error) {
				if (!isTemporary(error)) throw error;
				await pause(backoffDelay(attempt, { notBefore: askedDelay(error) }));
			}
		}
	}

	/** One try. */
	async watch<T>(work: () => Promise<T>): Promise<T> {
		try {
			const answer = await work();
			if (this.#away) this.#tell(`${this.#server} is back.`);
			this.#away = false;
			return answer;
		} catch (error) {
			if (error instanceof Unreachable && !this.#away) this.#tell(`Nobody answers at ${this.#server}: trying on.`);
			this.#away ||= error instanceof Unreachable;
			throw error;
		}
	}
}
