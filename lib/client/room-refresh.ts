/** Asks for the list of rooms anew: at once, or soon and once however many reasons there are. */
import { backoffDelay } from "./backoff";
import { isTemporary } from "./refusal";

/** Milliseconds: reasons tend to come together. */
const gathering = 200;
/** Milliseconds after which somebody who comes back to the screen, or whom no stream tells who is online, has a fresh list. */
export const freshness = 60_000;

/** Shows the answer of one asking, unless one that was asked later is shown already. */
type Ask = (isLatest: () => boolean) => Promise<void>;

export class RoomRefresh {
	readonly #ask: Ask;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asked = Date.now();
	#attempt = 0;
	/** Askings are numbered: answers may come in another order. */
	#count = 0;
	#shown = 0;

	constructor(ask: Ask) {
		this.#ask = ask;
	}

	now(): Promise<void> {
		this.stop();
		this.#asked = Date.now();
		this.#count += 1;
		const number = this.#count;
		return this.#ask(() => {
			const latest = number > this.#shown;
			if (latest) this.#shown = number;
			return latest;
		});
	}

	soon(delay = gathering): void {
		this.#timer ??= setTimeout(() => void this.#try(), delay);
	}

	ifOld(): void {
		if (Date.now() - this.#asked > freshness) this.soon(0);
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	async #try(): Promise<void> {
		try {
			await this.now();
			this.#attempt = 0;
		} catch (error) {
			if (isTemporary(error)) this.soon(backoffDelay(this.#attempt++));
		}
	}
}
