/**
 * Asks the server again and again how one stands, which also tells it that one is still there: questions that wait for
 * something new, and where a network cuts those, one each second. An explicit loop without DOM.
 */

import type { Pairing } from "../pairing/schema";
import { backoffDelay, type Chance } from "./backoff";
import type { Clock } from "./clock";

import { askedDelay, isTemporary, Refusal } from "./refusal";

export interface PairingLineOptions {
	/** Asks, waiting up to `wait` seconds for something new. */
	ask(wait: number, signal: AbortSignal): Promise<Pairing>;
	onAnswer(pairing: Pairing): void;
	/** Nobody answered; it is tried again. */
	onTrouble(): void;
	/** Asking on is useless. */
	onEnd(error: unknown): void;
	/** Whether the founding paths and short questions are better here. */
	onShort(): void;
	clock: Clock;
	chance?: Chance;
}

/** Seconds that a question may wait: a waiting person's lease is 15 s, and the number of those online is as old as this. */
const patience = 10;
/** Milliseconds between two questions that do not wait. */
const interval = 1_000;
/** Waiting questions that fail in a row, with others answered between them, before none is asked any more. */
const bearable = 2;

export class PairingLine {
	readonly #options: PairingLineOptions;
	#question = new AbortController();
	#endPause: () => void = () => undefined;
	/** What has to be done before the next question. */
	#deed: Promise<unknown> = Promise.resolve();
	#turn = 0;
	#cuts = 0;

	constructor(options: PairingLineOptions) {
		this.#options = options;
	}

	/** Runs until `signal` ends it or asking is useless. */
	async run(signal: AbortSignal): Promise<void> {
		signal.addEventListener("abort", () => this.wake());
		// The first one asks how things stand.
		for (let attempt = 0, wait = 0; !signal.aborted; ) {
			await this.#deed;
			const turn = this.#turn;
			try {
				const paused = await this.#askOnce(wait, signal, turn);
				attempt = 0;
				if (this.#cuts >= bearable) await this.#pause(interval);
				// What has happened meanwhile is no news to a question that waits for some.
				wait = paused || this.#cuts >= bearable ? 0 : patience;
			} catch (error) {
				if (signal.aborted) return;
				if (turn !== this.#turn) {
					wait = 0;
					continue;
				}
				if (!isTemporary(error)) return this.#options.onEnd(error);
				if (wait > 0) this.#noteCut(error);
				this.#options.onTrouble();
				const { chance } = this.#options;
				const again = wait > 0 ? 0 : backoffDelay(attempt, { notBefore: askedDelay(error) }, chance);
				attempt += 1;
				wait = 0;
				await this.#pause(again);
			}
		}
	}

	/** Does something that changes how one stands; a question that is on its way is dropped, since it knows nothing of that. */
	async interrupt<T>(deed: () => Promise<T>): Promise<T> {
		const doing = this.#deed.then(deed);
		this.#deed = doing.catch(() => undefined);
		this.wake();
		return doing;
	}

	/** Asks at once instead of when it would have. */
	wake(): void {
		this.#turn += 1;
		this.#question.abort();
		this.#endPause();
	}

	/** True where it has let some time pass afterwards. */
	async #askOnce(wait: number, signal: AbortSignal, turn: number): Promise<boolean> {
		const { ask, onAnswer, clock } = this.#options;
		this.#question = new AbortController();
		const begun = clock.now();
		const answer = await ask(wait, AbortSignal.any([signal, this.#question.signal]));
		if (signal.aborted || turn !== this.#turn) return true;
		if (wait > 0) this.#cuts = 0;
		onAnswer(answer);
		// Something on the way may answer in the server's stead, and a talk has an event each moment.
		const hasty = wait > 0 && clock.now() - begun < interval;
		if (hasty) await this.#pause(interval / 2);
		return hasty;
	}

	#noteCut(error: unknown): void {
		if (error instanceof Refusal && error.code !== null) return;
		this.#cuts += 1;
		if (this.#cuts === bearable) this.#options.onShort();
	}

	#pause(milliseconds: number): Promise<void> {
		return new Promise((resolve) => {
			const callOff = this.#options.clock.after(milliseconds, resolve);
			this.#endPause = () => {
				callOff();
				resolve();
			};
		});
	}
}
