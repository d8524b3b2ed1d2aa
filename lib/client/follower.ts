/**
 * Reads a room by what passes by on the stream of all rooms, be it this tab's or another's. Takes an event only where it
 * fits the reader's own position; whatever may have been missed is filled by a poll from the reader's own cursor.
 */
import { pollEvents } from "../events/limits";
import type { PollAnswer, RoomEvent } from "../events/schema";
import { backoffDelay } from "./backoff";
import { Nap } from "./nap";
import { askedDelay, isTemporary, Unreachable } from "./refusal";
import type { StreamItem } from "./stream";

export interface FollowerOptions {
	/** The number of the newest event that the reader has. */
	position(): number;
	/** Asks for what comes after the reader's own cursor. */
	poll(signal: AbortSignal): Promise<PollAnswer>;
	/** Takes the next events in order; `cursor` stands after the last of them. */
	onEvents(events: readonly RoomEvent[], cursor: string | undefined): void;
	/** Loads the room anew and moves position and cursor there. */
	reload(): Promise<void>;
	/** Coming back is useless: the session or the room is gone. */
	onRefused(error: unknown): void;
}

/** To have everything up to this event. */
type Reach = number;

export class Follower {
	readonly #options: FollowerOptions;
	readonly #nap = new Nap();
	#jobs: (StreamItem | Reach)[] = [];
	#work: Promise<void> | null = null;
	#stop = new AbortController();

	constructor(options: FollowerOptions) {
		this.#options = options;
	}

	take(item: StreamItem): void {
		// Nothing comes after it, so it need not wait for what comes before.
		if (item.event.type === "room_closed") this.#options.onEvents([item.event], undefined);
		else if (this.#isIdle && this.#fits(item.event)) this.#deliver(item);
		else this.#add(item);
	}

	/** Reads whatever the reader lacks up to this event. */
	reach(eventSeq: Reach): void {
		if (!this.#isIdle || eventSeq > this.#options.position()) this.#add(eventSeq);
	}

	/** Tries at once what waits to be tried again. */
	wake(): void {
		this.#nap.wake();
	}

	/** Forgets what is still to do. */
	halt(): void {
		this.#jobs = [];
		this.#stop.abort();
		this.#stop = new AbortController();
		this.#nap.wake();
	}

	get #isIdle(): boolean {
		return this.#work === null && this.#jobs.length === 0;
	}

	#add(job: StreamItem | Reach): void {
		this.#jobs.push(job);
		this.#begin();
	}

	#begin(): void {
		if (this.#work || this.#jobs.length === 0) return;
		this.#work = this.#workOff(this.#stop.signal).finally(() => {
			this.#work = null;
			this.#begin();
		});
	}

	async #workOff(signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			const job = this.#jobs.shift();
			if (job === undefined) return;
			if (typeof job === "number") await this.#persist(() => this.#readTo(job, signal), signal);
			else await this.#follow(job, signal);
		}
	}

	async #follow(item: StreamItem, signal: AbortSignal): Promise<void> {
		const { event } = item;
		if (event.type === "reset") return this.#persist(() => this.#options.reload(), signal);
		if ("event_seq" in event) await this.#persist(() => this.#readTo(event.event_seq - 1, signal), signal);
		if (!signal.aborted) this.#deliver(item);
	}

	#fits(event: RoomEvent): boolean {
		if (event.type === "reset") return false;
		return !("event_seq" in event) || event.event_seq <= this.#options.position() + 1;
	}

	/** What the reader has already it does not take again. */
	#deliver({ event, cursor }: StreamItem): void {
		if ("event_seq" in event && event.event_seq <= this.#options.position()) return;
		this.#options.onEvents([event], "event_seq" in event ? cursor : undefined);
	}

	/** An event that another has is committed, so whoever reads to the head has it too. */
	async #readTo(eventSeq: number, signal: AbortSignal): Promise<void> {
		while (!signal.aborted && this.#options.position() < eventSeq) {
			const { events, cursor } = await this.#options.poll(signal);
			if (events.some((event) => event.type === "reset")) return this.#options.reload();
			this.#options.onEvents(events, cursor);
			if (events.length < pollEvents) return this.#mustHave(eventSeq);
		}
	}

	#mustHave(eventSeq: number): void {
		if (this.#options.position() < eventSeq) throw new Unreachable(new Error("the poll lags behind the stream"));
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
		this.halt();
		this.#options.onRefused(error);
	}
}
