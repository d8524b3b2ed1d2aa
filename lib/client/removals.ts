/** Deletions that wait for a moment before they are sent, so that they can be undone. */
import { backoffDelay } from "./backoff";
import { replaceMessage } from "./message-list";
import { Nap } from "./nap";
import { askedDelay, isTemporary } from "./refusal";
import type { Stage } from "./stage";

/** Milliseconds. */
export const undoTime = 5_000;

interface Waiting {
	nap: Nap;
	undone: boolean;
	/** The page goes: the request must outlive it. */
	leaving: boolean;
}

export class Removals {
	readonly #stage: Stage;
	readonly #waiting = new Map<string, Waiting>();
	readonly #delay: number;

	constructor(stage: Stage, delay = undoTime) {
		this.#stage = stage;
		this.#delay = delay;
	}

	/** Resolves once the message is deleted or its deletion undone; rejects with a Refusal. */
	async remove(id: string): Promise<void> {
		if (this.#waiting.has(id)) return;
		const waiting: Waiting = { nap: new Nap(), undone: false, leaving: false };
		this.#waiting.set(id, waiting);
		const { leaving } = this.#stage.view();
		this.#stage.show({ leaving: [...leaving, { id, until: Date.now() + this.#delay }] });
		try {
			await waiting.nap.sleep(this.#delay);
			if (!waiting.undone) await this.#send(id, waiting);
		} finally {
			this.#waiting.delete(id);
			this.#stage.show({ leaving: this.#stage.view().leaving.filter((removal) => removal.id !== id) });
		}
	}

	undo(id: string): void {
		const waiting = this.#waiting.get(id);
		if (!waiting) return;
		waiting.undone = true;
		waiting.nap.wake();
	}

	/** Sends at once what still waits: the page goes. */
	flush(): void {
		for (const waiting of this.#waiting.values()) {
			waiting.leaving = true;
			waiting.nap.wake();
		}
	}

	/** The network may be back. */
	wake(): void {
		const { leaving } = this.#stage.view();
		for (const { id, until } of leaving) if (until <= Date.now()) this.#waiting.get(id)?.nap.wake();
	}

	async #send(id: string, waiting: Waiting): Promise<void> {
		const { api, roomId } = this.#stage;
		for (let attempt = 0; !waiting.undone; attempt += 1) {
			try {
				const message = await api.deleteMessage(roomId, id, waiting.leaving);
				return this.#stage.foldMessages((list) => replaceMessage(list, message));
			} catch (error) {
				if (!isTemporary(error)) throw error;
				await waiting.nap.sleep(backoffDelay(attempt, { notBefore: askedDelay(error) }));
			}
		}
	}
}
