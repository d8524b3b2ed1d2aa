/**
 * Reads a room by what another tab passes on. Takes an event only where it fits the reader's own position; whatever may have
 * been missed is filled by a poll from the reader's own cursor, so a follower is as whole as the leader.
 */
import { pollEvents } from "../events/limits";
import type { PollAnswer, RoomEvent } from "../events/schema";
import { backoffDelay } from "./backoff";
import { Nap } from "./nap";
import { askedDelay, isTemporary, Unreachable } from "./refusal";
import type { StreamItem } from "./stream";

export interface FollowerOptions {
	/** Where the reader is now. */
	cursor(): string;
	poll(cursor: string, signal: AbortSignal): Promise<PollAnswer>;
	/** Takes the next events in order; `cursor` stands after the last of them. */
	onEvents(events: readonly RoomEvent[], cursor: string | undefined): void;
	/** Loads the room anew and moves the cursor there. */
	reload(): Promise<void>;
	/** Coming back is useless: the session or the room is gone. */
	onRefused(error: unknown): void;
}

const hole = "hole";

export class Follower {
	readonly #options: FollowerOptions;
	readonly #nap = new Nap();
	/** Of the newest event that the reader has; null after a snapshot, whose cursor alone knows. */
	#seq: number | null = null;
	#jobs: (StreamItem | typeof hole)[] = [];
	#work: Promise<void> | null = null;
	#stop = new AbortController();

	constructor(options: FollowerOptions) {
		this.#options = options;
	}

	take(item: StreamItem): void {
		// Nothing comes after it, so it need not wait for what comes before.
		if (item.event.type === "room_closed") this.#options.onEvents([item.event], undefined);
		else this.#add(item);
	}

	/** Reads whatever may have been missed. */
	fill(): void {
		this.#add(hole);
	}

	/** Notes what the reader has got, be it from here or from a stream of its own. */
	note(event: RoomEvent): void {
		if (event.type === "reset") this.#seq = null;
		else if ("event_seq" in event) this.#seq = event.event_seq;
	}

	/** Tries at once what waits to be tried again. */
	wake(): void {
		this.#nap.wake();
	}

	/** Forgets what is still to do; resolves when nothing is being done any more. */
	async halt(): Promise<void> {
		this.#jobs = [];
		this.#stop.abort();
		this.#stop = new AbortController();
		this.#nap.wake();
		await this.#work;
	}

	#add(job: StreamItem | typeof hole): void {
		this.#jobs.push(job);
		this.#begin();
	}

	#begin(): void {
		if (this.#work || this.#jobs.length === 0 || this.#stop.signal.aborted) return;
		this.#work = this.#workOff(this.#stop.signal).finally(() => {
			this.#work = null;
			this.#begin();
		});
	}

	async #workOff(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			const job = this.#jobs.shift();
			if (!job) return;
			if (job === hole) await this.#persist(() => this.#readOn(signal), signal);
			else await this.#follow(job, signal);
		}
	}

	async #follow({ event, cursor }: StreamItem, signal: AbortSignal): Promise<void> {
		if (event.type === "reset") return this.#persist(() => this.#load(), signal);
		// The cursor of a signal is the leader's, not ours.
		if (!("event_seq" in event)) return this.#options.onEvents([event], undefined);
		if (!this.#fits(event.event_seq)) await this.#persist(() => this.#readTo(event.event_seq, signal), signal);
		if (!signal.aborted && this.#seq !== null && event.event_seq > this.#seq) this.#deliver([event], cursor);
	}

	#fits(eventSeq: number): boolean {
		return this.#seq !== null && eventSeq <= this.#seq + 1;
	}

	/** An event that another tab has is committed, so whoever reads to the head has it too, be it by the snapshot. */
	async #readTo(eventSeq: number, signal: AbortSignal): Promise<void> {
		await this.#readOn(signal);
		this.#seq ??= eventSeq;
		if (!this.#fits(eventSeq)) throw new Unreachable(new Error("the poll lags behind the stream"));
	}

	async #readOn(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			const { events, cursor } = await this.#options.poll(this.#options.cursor(), signal);
			if (events.some((event) => event.type === "reset")) return this.#load();
			this.#deliver(events, cursor);
			if (events.length < pollEvents) return;
		}
	}

	async #load(): Promise<void> {
		await this.#options.reload();
		this.#seq = null;
	}

	#deliver(events: readonly RoomEvent[], cursor: string | undefined): void {
		this.#options.onEvents(events, cursor);
		for (const event of events) this.note(event);
	}

	/** Tries until it succeeds, is stopped, or trying is useless. */
	async #persist(attemptOnce: () => Promise<void>, signal: AbortSignal): Promise<void> {
		for (let attempt = 0; !signal.aborted; attempt += 1) {
			try {
				return await attemptOnce();
			} catch (error) {
				if (signal.aborted) return;
				if (!isTemporary(error)) return this.#refuse(error);
				await this.#nap.sleep(backoffDelay(attempt, { notBefore: askedDelay(error) }));
			}
		}
	}

	#refuse(error: unknown): void {
		this.#jobs = [];
		this.#stop.abort();
		this.#options.onRefused(error);
	}
}
