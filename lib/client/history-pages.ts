/** Loads what is not at the live end: older pages, newer pages of an excerpt, and the surroundings of one message. */
import type { RoomEvent } from "../events/schema";
import { excerptAround, extendNewer, extendOlder, joinExcerpt } from "./excerpt";
import { hasMessage } from "./message-list";
import { Refusal } from "./refusal";
import { prependHistory } from "./room-state";
import type { Stage } from "./stage";

/** Messages on either side of one that is jumped to. */
const surroundings = 25;

export class HistoryPages {
	readonly #stage: Stage;
	/** Events that came while a page was on its way. */
	#meanwhile: RoomEvent[] = [];
	#loading = 0;

	constructor(stage: Stage) {
		this.#stage = stage;
	}

	/** Notes what a page that is on its way may lack. */
	note(events: readonly RoomEvent[]): void {
		if (this.#loading > 0) this.#meanwhile.push(...events);
	}

	async loadOlder(): Promise<void> {
		const { state, older, excerpt } = this.#stage.view();
		const oldest = (excerpt?.messages ?? state.messages)[0];
		const more = excerpt ? excerpt.has_older : state.has_more;
		if (older === "loading" || !more || !oldest) return;
		this.#stage.show({ older: "loading" });
		try {
			await this.#load(async () => {
				const page = await this.#stage.api.readHistory(this.#stage.roomId, { before: oldest.seq });
				const now = this.#stage.view();
				if ((now.excerpt?.messages ?? now.state.messages)[0]?.id !== oldest.id) return;
				if (now.excerpt) this.#stage.show({ excerpt: extendOlder(now.excerpt, page, this.#meanwhile, state.me) });
				else this.#stage.fold((current) => prependHistory(current, page, this.#meanwhile));
			});
			this.#stage.show({ older: "idle" });
		} catch {
			// Whatever it was, the reader sees that it failed and may try again.
			this.#stage.show({ older: "failed" });
		}
	}

	async loadNewer(): Promise<void> {
		const { excerpt, newer, state } = this.#stage.view();
		const newest = excerpt?.messages.at(-1);
		if (!newest || newer === "loading") return;
		this.#stage.show({ newer: "loading" });
		try {
			await this.#load(async () => {
				const page = await this.#stage.api.readHistory(this.#stage.roomId, { after: newest.seq });
				const now = this.#stage.view();
				if (now.excerpt?.messages.at(-1)?.id !== newest.id) return;
				this.#stage.show(extendNewer(now.excerpt, now.state, page, this.#meanwhile, state.me));
			});
			this.#stage.show({ newer: "idle" });
		} catch {
			this.#stage.show({ newer: "failed" });
		}
	}

	/** Loads the message with what stands around it; false where it does not exist. */
	async openAt(id: string): Promise<boolean> {
		const { state, excerpt } = this.#stage.view();
		if (excerpt && hasMessage(excerpt.messages, id)) return true;
		if (hasMessage(state.messages, id)) {
			this.toPresent();
			return true;
		}
		try {
			await this.#load(() => this.#open(id, state.me));
			return true;
		} catch (error) {
			if (error instanceof Refusal && error.status === 404) return false;
			throw error;
		}
	}

	toPresent(): void {
		if (this.#stage.view().excerpt) this.#stage.show({ excerpt: null, older: "idle", newer: "idle" });
	}

	/** The room was loaded anew: what is read away from its live end must be too. */
	async reopen(): Promise<void> {
		const { excerpt } = this.#stage.view();
		if (!excerpt) return;
		const anchor = excerpt.target ?? excerpt.messages[excerpt.messages.length >> 1]?.id;
		this.toPresent();
		if (anchor !== undefined) await this.openAt(anchor);
	}

	async #open(id: string, me: string): Promise<void> {
		const { api, roomId } = this.#stage;
		const { seq } = await api.readMessage(roomId, id);
		const [before, after] = await Promise.all([
			api.readHistory(roomId, { before: seq + 1, limit: surroundings + 1 }),
			api.readHistory(roomId, { after: seq, limit: surroundings }),
		]);
		const around = excerptAround(id, before, after, this.#meanwhile, me);
		this.#stage.show({ ...joinExcerpt(around, this.#stage.view().state), older: "idle", newer: "idle" });
	}

	async #load(work: () => Promise<void>): Promise<void> {
		this.#loading += 1;
		try {
			await work();
		} finally {
			this.#loading -= 1;
			if (this.#loading === 0) this.#meanwhile = [];
		}
	}
}
