/** My edits and reactions: painted at once, sent until the server has them, put back where it refuses. */
import type { Message } from "../messages/schema";
import { backoffDelay } from "./backoff";
import { replaceMessage } from "./message-list";
import { Nap } from "./nap";
import { type Change, Paints, withReaction, withText } from "./paints";
import { askedDelay, isTemporary } from "./refusal";
import type { RoomView } from "./room-view";
import type { Stage } from "./stage";

export class Amendments {
	readonly #stage: Stage;
	readonly #paints = new Paints();
	readonly #naps = new Set<Nap>();
	/** One after the other for each message, so that what I did last stays. */
	readonly #queues = new Map<string, Promise<unknown>>();

	constructor(stage: Stage) {
		this.#stage = stage;
	}

	/** Resolves once the server has it; rejects with a Refusal after having put the old text back. */
	async edit(id: string, text: string): Promise<void> {
		const pending = { id, message: text };
		this.#stage.show({ pendingEdits: [...this.#stage.view().pendingEdits, pending] });
		try {
			await this.#amend(id, withText(text), (api, roomId) => api.editMessage(roomId, id, text));
		} finally {
			const pendingEdits = this.#stage.view().pendingEdits.filter((other) => other !== pending);
			this.#stage.show({ pendingEdits });
		}
	}

	/** Likewise. */
	async react(id: string, emoji: string, added: boolean): Promise<void> {
		const send: Send = (api, roomId) => api.setReaction(roomId, id, emoji, added);
		await this.#amend(id, withReaction(emoji, added), send);
	}

	/** What is painted goes over whatever events have changed. */
	cover({ state, excerpt }: Pick<RoomView, "state" | "excerpt">): Pick<RoomView, "state" | "excerpt"> {
		const messages = this.#paints.cover(state.messages);
		const shown = excerpt && this.#paints.cover(excerpt.messages);
		return {
			state: messages === state.messages ? state : { ...state, messages },
			excerpt: excerpt && shown && (shown === excerpt.messages ? excerpt : { ...excerpt, messages: shown }),
		};
	}

	/** The network may be back. */
	wake(): void {
		for (const nap of this.#naps) nap.wake();
	}

	async #amend(id: string, change: Change, send: Send): Promise<void> {
		this.#stage.foldMessages((list) => this.#paints.add(list, id, change));
		const before = this.#queues.get(id) ?? Promise.resolve();
		const sent = before.then(() => this.#persist(send));
		const settled = sent.then(
			(message) => this.#uncover(id, change, message),
			() => this.#uncover(id, change),
		);
		this.#queues.set(id, settled);
		await settled;
		if (this.#queues.get(id) === settled) this.#queues.delete(id);
		await sent;
	}

	#uncover(id: string, change: Change, truth?: Message): void {
		const message = this.#paints.remove(id, change, truth);
		if (message) this.#stage.foldMessages((list) => replaceMessage(list, message));
	}

	async #persist(send: Send): Promise<Message> {
		const nap = new Nap();
		this.#naps.add(nap);
		try {
			for (let attempt = 0; ; attempt += 1) {
				try {
					return await send(this.#stage.api, this.#stage.roomId);
				} catch (error) {
					if (!isTemporary(error)) throw error;
					await nap.sleep(backoffDelay(attempt, { notBefore: askedDelay(error) }));
				}
			}
		} finally {
			this.#naps.delete(nap);
		}
	}
}

type Send = (api: Stage["api"], roomId: string) => Promise<Message>;
