/** Reads a public room that one is not in: long polls of that room alone, for as long as it is open. */
import { pollEvents, pollWaitLimit } from "../events/limits";
import type { PollAnswer, RoomEvent } from "../events/schema";
import { backoffDelay } from "./backoff";
import type { ConnectionState } from "./connection";
import { Nap } from "./nap";
import { PolledSignals } from "./polled-signals";
import { askedDelay, isTemporary } from "./refusal";

export interface VisitOptions {
	/** Asks for what comes after the reader's cursor, waiting up to `wait` seconds for it. */
	poll(wait: number, signal: AbortSignal): Promise<PollAnswer>;
	onEvents(events: readonly RoomEvent[], cursor: string | undefined): void;
	reload(): Promise<void>;
	onState(state: ConnectionState): void;
	onRefused(error: unknown): void;
}

export class Visit {
	readonly #options: VisitOptions;
	readonly #polled = new PolledSignals();
	readonly #nap = new Nap();

	constructor(options: VisitOptions) {
		this.#options = options;
	}

	/** Runs until `signal` ends it or coming back is useless. */
	async run(signal: AbortSignal): Promise<void> {
		signal.addEventListener("abort", () => this.#nap.wake());
		for (let attempt = 0, wait = 0; !signal.aborted; ) {
			try {
				const events = await this.#read(wait, signal);
				attempt = 0;
				// The first tells at once whether the server is there, and what has been missed.
				wait = events < pollEvents ? pollWaitLimit : 0;
			} catch (error) {
				if (signal.aborted) return;
				if (!isTemporary(error)) return this.#options.onRefused(error);
				const delay = backoffDelay(attempt, { notBefore: askedDelay(error) });
				this.#options.onState({ name: "waiting", attempt, until: Date.now() + delay });
				await this.#nap.sleep(delay);
				attempt += 1;
				wait = 0;
			}
		}
	}

	wake(): void {
		this.#nap.wake();
	}

	async #read(wait: number, signal: AbortSignal): Promise<number> {
		const answer = await this.#options.poll(wait, signal);
		this.#options.onState({ name: "live" });
		if (signal.aborted) return 0;
		if (answer.events.some((event) => event.type === "reset")) await this.#options.reload();
		else this.#options.onEvents(answer.events, answer.cursor);
		this.#options.onEvents(this.#polled.read(answer), undefined);
		return answer.events.length;
	}
}
