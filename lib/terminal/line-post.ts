/** Posts lines as messages: those that come together in one, in order, no faster than the server likes. */
import { Nap } from "../client/nap";
import { Outbox, type OutboxOptions } from "../client/outbox";
import type { OutboxEntry } from "../client/outbox-shelf";
import type { Failure } from "../client/refusal";
import { Batch } from "./batch";
import { SendBudget } from "./send-budget";

export interface LinePostOptions extends Pick<OutboxOptions, "storage" | "userId" | "roomId" | "post"> {
	onRefused(failure: Failure, message: string): void;
}

/** Milliseconds for which lines that come together are gathered. */
const gathering = 150;
/** Lines that may wait; whoever writes more waits too. */
const patience = 2_000;

export class LinePost {
	readonly #outbox: Outbox;
	readonly #options: LinePostOptions;
	readonly #batch = new Batch();
	readonly #budget = new SendBudget();
	/** Until something comes, or the outbox is empty. */
	readonly #nap = new Nap();
	readonly #stop = new AbortController();
	/** For whoever reads and has to wait for room. */
	readonly #room = new Nap();
	readonly #refused = new Set<string>();
	#waiting = 0;
	/** What ended the reading, if not the end. */
	#fault: { error: unknown } | null = null;
	#ended = false;
	#abandoned = false;

	constructor(options: LinePostOptions) {
		this.#options = options;
		this.#outbox = new Outbox({
			...options,
			onPosted: () => undefined,
			onChange: (entries) => this.#note(entries),
			exclusively: (work) => work(),
		});
	}

	/** Resolves when everything is posted, or abandoned. */
	async run(lines: AsyncIterable<string>): Promise<void> {
		this.#outbox.start(this.#stop.signal);
		void this.#read(lines);
		while (!this.#abandoned && !this.#isDone) await this.#step();
		this.#stop.abort();
		if (this.#fault) throw this.#fault.error;
	}

	/** Posts what has been read, and reads no more. */
	end(): void {
		this.#ended = true;
		this.#nap.wake();
	}

	/** Puts what is not posted where the next run finds it. */
	abandon(): void {
		this.#ended = true;
		for (let message = this.#batch.take(); message !== null; message = this.#batch.take()) this.#outbox.add(message);
		this.#abandoned = true;
		this.#stop.abort();
		this.#nap.wake();
	}

	get #isDone(): boolean {
		return this.#ended && this.#batch.isEmpty && this.#waiting === 0;
	}

	async #read(lines: AsyncIterable<string>): Promise<void> {
		try {
			for await (const line of lines) {
				if (this.#ended) return;
				this.#batch.add(line);
				this.#nap.wake();
				while (this.#batch.size > patience && !this.#ended) await this.#room.sleep(gathering);
			}
		} catch (error) {
			this.#fault = { error };
		}
		this.end();
	}

	async #step(): Promise<void> {
		if (this.#waiting > 0 || (this.#batch.isEmpty && !this.#ended)) return this.#nap.sleep(60_000);
		const delay = this.#budget.delay(Date.now());
		if (delay > 0) return this.#nap.sleep(delay);
		if (!this.#ended && !this.#batch.isFull) await this.#gather();
		this.#postNext();
	}

	/** Woken by each line that comes, so it counts the time itself. */
	async #gather(): Promise<void> {
		const until = Date.now() + gathering;
		while (!this.#ended && !this.#batch.isFull && Date.now() < until) await this.#nap.sleep(until - Date.now());
	}

	#postNext(): void {
		const message = this.#batch.take();
		this.#room.wake();
		if (message === null || this.#abandoned) return;
		this.#budget.spend(Date.now());
		this.#outbox.add(message);
	}

	#note(entries: readonly OutboxEntry[]): void {
		this.#waiting = entries.filter(({ failure }) => failure === null).length;
		for (const { client_id, failure, message } of entries) {
			if (!failure || this.#refused.has(client_id)) continue;
			this.#refused.add(client_id);
			this.#options.onRefused(failure, message);
			queueMicrotask(() => this.#outbox.discard(client_id));
		}
		this.#nap.wake();
	}
}
