/** How far I have read this room: shown at once, told to the server at most once a second, and told again after an outage. */
import { backoffDelay } from "./backoff";
import { Nap } from "./nap";
import { askedDelay, isTemporary } from "./refusal";
import type { Stage } from "./stage";

/** Milliseconds between two marks. */
const interval = 1_000;

export class ReadingMark {
	readonly #stage: Stage;
	readonly #nap = new Nap();
	/** What the server has been told. */
	#told: number;
	#telling = false;
	/** Set by marking as unread: reading by itself would undo that. */
	#suspended = false;
	readonly #onRead: (seq: number) => void;

	constructor(stage: Stage, onRead: (seq: number) => void) {
		this.#stage = stage;
		this.#onRead = onRead;
		this.#told = stage.view().state.reading.read_seq;
	}

	/** Only ever moves forward. */
	markRead(seq: number): void {
		const { reading } = this.#stage.view().state;
		if (this.#suspended || seq <= reading.read_seq) return;
		this.#stage.fold((state) => ({ ...state, reading: { ...state.reading, read_seq: seq } }));
		this.#onRead(seq);
		if (!this.#telling) void this.#tell();
	}

	async markUnread(seq: number): Promise<void> {
		this.#suspended = true;
		const { read_seq } = await this.#stage.api.markUnread(this.#stage.roomId, seq);
		this.#told = read_seq;
		this.#stage.fold((state) => ({ ...state, reading: { read_seq, unread_from: seq } }));
	}

	/** The room is opened anew. */
	resume(): void {
		this.#suspended = false;
	}

	wake(): void {
		this.#nap.wake();
	}

	async #tell(): Promise<void> {
		this.#telling = true;
		for (let attempt = 0; this.#due > this.#told && !this.#suspended; ) {
			const failure = await this.#tellOnce();
			attempt = failure ? attempt + 1 : 0;
			await this.#nap.sleep(failure ? backoffDelay(attempt, failure) : interval);
		}
		this.#telling = false;
	}

	get #due(): number {
		return this.#stage.view().state.reading.read_seq;
	}

	async #tellOnce(): Promise<{ notBefore: number | undefined } | null> {
		const due = this.#due;
		try {
			await this.#stage.api.markRead(this.#stage.roomId, due);
			this.#told = Math.max(this.#told, due);
		} catch (error) {
			if (isTemporary(error)) return { notBefore: askedDelay(error) };
			this.#told = due;
		}
		return null;
	}
}
