/** What one client sends, dealt with one after the other in the order it came; who sends faster than that is read more slowly. */
import { framesWaiting } from "../events/limits";
import { log } from "../log";

export class Inbox {
	#waiting: string[] = [];
	#busy = false;
	#full = false;
	#closed = false;

	constructor(
		private readonly deal: (text: string) => Promise<void>,
		private readonly hold: (full: boolean) => void,
	) {}

	put(text: string): void {
		if (this.#closed) return;
		this.#waiting.push(text);
		if (!this.#full && this.#waiting.length >= framesWaiting.most) this.#fill(true);
		if (!this.#busy) void this.#work();
	}

	/** Whatever waits is dropped. */
	close(): void {
		this.#closed = true;
		this.#waiting = [];
	}

	async #work(): Promise<void> {
		this.#busy = true;
		for (let text = this.#waiting.shift(); text !== undefined; text = this.#waiting.shift()) {
			if (this.#full && this.#waiting.length <= framesWaiting.again) this.#fill(false);
			await this.deal(text).catch((error: unknown) => log.error({ error }, "a frame could not be dealt with"));
		}
		this.#busy = false;
	}

	#fill(full: boolean): void {
		this.#full = full;
		this.hold(full);
	}
}
