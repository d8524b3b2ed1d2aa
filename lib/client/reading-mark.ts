/** How far I have read this room: shown at once, told to the server at most once a second, and told again after an outage. */
import { backoffDelay } from "./backoff";
import { Nap } from "./nap";
import { askedDelay, isTemporary } from "./refusal";
import type { Reading } from "./room-view";
import type { Stage } from "./stage";

/** Milliseconds between two marks. */
const interval = 1_000;

export interface ReadingOptions {
	/** Messages up to `seq` are read; `unread`: how many the server says remain. */
	onRead(seq: number, unread?: number): void;
	onUnread(seq: number, unread: number): void;
	/** Keeps a mark that is not told yet across reloads; null once it is. */
	keep(seq: number | null): void;
	kept(): number | null;
}

export class ReadingMark {
	readonly #stage: Stage;
	readonly #options: ReadingOptions;
	readonly #nap = new Nap();
	/** What the server has been told, and what it is to be told. */
	#told: number;
	#due: number;
	#running: AbortSignal | null = null;
	#telling = false;
	/** Set by marking as unread: reading by itself would undo that. */
	#suspended = false;

	constructor(stage: Stage, options: ReadingOptions) {
		this.#stage = stage;
		this.#options = options;
		this.#told = stage.view().state.reading.read_seq;
		this.#due = this.#told;
	}

	/** Tells what an earlier life of the page could not. */
	start(signal: AbortSignal): void {
		this.#running = signal;
		signal.addEventListener("abort", () => this.#nap.wake());
		this.#due = Math.max(this.#due, this.#options.kept() ?? 0);
		void this.#tell();
	}

	/** Only ever moves forward. */
	markRead(seq: number): void {
		const { reading } = this.#stage.view().state;
		if (this.#suspended || seq <= Math.max(this.#due, reading.read_seq)) return;
		this.#due = seq;
		this.#show({ ...reading, read_seq: seq });
		this.#options.keep(seq);
		this.#options.onRead(seq);
		void this.#tell();
	}

	async markUnread(seq: number): Promise<void> {
		this.#suspended = true;
		const { unread } = await this.#stage.api.markUnread(this.#stage.roomId, seq);
		this.#told = seq - 1;
		this.#due = this.#told;
		this.#options.keep(null);
		this.#show({ read_seq: seq - 1, unread_from: seq });
		this.#options.onUnread(seq, unread);
	}

	/** The room is opened anew; answers `reading` with what is known here beyond it. */
	resume(reading: Reading): Reading {
		this.#suspended = false;
		this.#told = Math.max(this.#told, reading.read_seq);
		this.#due = Math.max(this.#due, this.#told);
		return { ...reading, read_seq: this.#due };
	}

	/** The history was replaced by one that is shorter: what was read of the old one says nothing. */
	restart(seq: number): void {
		this.#told = seq;
		this.#due = seq;
		this.#options.keep(null);
	}

	wake(): void {
		this.#nap.wake();
	}

	/** The page goes: what is due is told by a request that outlives it. */
	flush(): void {
		if (this.#due <= this.#told) return;
		// Whether it arrives is not known here any more; it is kept.
		this.#stage.api.markRead(this.#stage.roomId, this.#due, true).catch(() => undefined);
	}

	async #tell(): Promise<void> {
		if (this.#telling || !this.#running) return;
		this.#telling = true;
		for (let attempt = 0; this.#due > this.#told && !this.#running.aborted; ) {
			const setback = await this.#tellOnce(this.#due);
			attempt = setback ? attempt + 1 : 0;
			await this.#nap.sleep(setback ? backoffDelay(attempt, setback) : interval);
		}
		this.#telling = false;
	}

	/** Null when it is done with; else how long the server wants us to wait. */
	async #tellOnce(seq: number): Promise<{ notBefore: number | undefined } | null> {
		try {
			const { unread } = await this.#stage.api.markRead(this.#stage.roomId, seq);
			if (this.#suspended) return null;
			this.#options.onRead(seq, unread);
		} catch (error) {
			if (isTemporary(error)) return { notBefore: askedDelay(error) };
		}
		this.#told = Math.max(this.#told, seq);
		if (this.#due <= this.#told) this.#options.keep(null);
		return null;
	}

	#show(reading: Reading): void {
		this.#stage.fold((state) => ({ ...state, reading }));
	}
}
