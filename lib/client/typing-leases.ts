/** Forgets who was typing when they have not renewed it, and tells when one's own typing is due to be told again. */
import { typingInterval, typingLease } from "../presence/schema";

export class TypingLeases {
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
	readonly #forget: (userId: string) => void;
	#told = 0;

	constructor(forget: (userId: string) => void) {
		this.#forget = forget;
	}

	renew(userId: string): void {
		this.end(userId);
		const forget = () => {
			this.#timers.delete(userId);
			this.#forget(userId);
		};
		this.#timers.set(userId, setTimeout(forget, typingLease));
	}

	end(userId: string): void {
		clearTimeout(this.#timers.get(userId));
		this.#timers.delete(userId);
	}

	endAll(): void {
		for (const userId of [...this.#timers.keys()]) this.end(userId);
	}

	/** Whether the others are to be told now that I type; having asked counts as having told. */
	isDue(now = Date.now()): boolean {
		if (now - this.#told < typingInterval) return false;
		this.#told = now;
		return true;
	}

	/** What I typed is sent: the next key begins anew. */
	reset(): void {
		this.#told = 0;
	}
}
