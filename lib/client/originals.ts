/** Messages that are quoted: those that are loaded, and others, each asked for once. */
import type { Message } from "../messages/schema";
import { findMessage } from "./message-list";
import { Refusal } from "./refusal";
import type { RoomView } from "./room-view";
import type { Stage } from "./stage";

export function findLoaded({ state, excerpt }: RoomView, id: string): Message | undefined {
	return (excerpt && findMessage(excerpt.messages, id)) ?? findMessage(state.messages, id);
}

export class Originals {
	readonly #stage: Stage;
	readonly #asked = new Map<string, Promise<Message | null>>();

	constructor(stage: Stage) {
		this.#stage = stage;
	}

	/** Null where there is no such message; rejects with Unreachable or a Refusal for another reason, and asks again next time. */
	async read(id: string): Promise<Message | null> {
		const known = findLoaded(this.#stage.view(), id) ?? this.#asked.get(id);
		if (known) return known;
		const asked = this.#ask(id);
		this.#asked.set(id, asked);
		return asked;
	}

	async #ask(id: string): Promise<Message | null> {
		try {
			return await this.#stage.api.readMessage(this.#stage.roomId, id);
		} catch (error) {
			if (error instanceof Refusal && error.status === 404) return null;
			this.#asked.delete(id);
			throw error;
		}
	}
}
