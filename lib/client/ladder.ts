/**
 * How events come where a network spoils streams: SSE, else long polls, else a poll each second. A rung is left when it
 * fails without the server being away, kept once it has worked, and remembered for this network for a day.
 */
import type { Transport } from "./chat-view";

export const rungs: readonly Transport[] = ["sse", "long-poll", "poll"];

export interface LadderMemory {
	read(): string | null;
	write(text: string): void;
}

export interface LadderTimings {
	/** How long a remembered rung is believed. */
	memory: number;
	/** How long after a rung was taken a better one is tried; doubles up to `retryCap`. */
	retry: number;
	retryCap: number;
}

/** Milliseconds. */
export const ladderTimings: LadderTimings = {
	memory: 24 * 60 * 60_000,
	retry: 5 * 60_000,
	retryCap: 60 * 60_000,
};

/** Failures in a row after which a rung that may just have had bad luck is left. */
const patience = 3;

export class Ladder {
	readonly #memory: LadderMemory;
	readonly #timings: LadderTimings;
	#rung: Transport = "sse";
	/** The rung that worked last, to which a failed try at a better one leads back. */
	#proven: Transport | null = null;
	#failures = 0;
	#retryAt = Number.POSITIVE_INFINITY;
	#retryAfter: number;

	constructor(memory: LadderMemory, timings = ladderTimings) {
		this.#memory = memory;
		this.#timings = timings;
		this.#retryAfter = timings.retry;
		this.recall();
	}

	get rung(): Transport {
		return this.#rung;
	}

	/** Whether it is time to try a better rung. */
	get restless(): boolean {
		return this.#rung !== "sse" && Date.now() >= this.#retryAt;
	}

	/** Starts on the rung that is remembered for the network one is in now. */
	recall(): void {
		this.#proven = readRung(this.#memory.read());
		this.#retryAfter = this.#timings.retry;
		this.#settle(this.#proven ?? "sse");
	}

	/** The rung works. */
	keep(): void {
		this.#failures = 0;
		if (this.#proven === this.#rung) return;
		this.#proven = this.#rung;
		this.#retryAfter = this.#timings.retry;
		this.#settle(this.#rung);
		this.#memory.write(JSON.stringify({ rung: this.#rung, until: Date.now() + this.#timings.memory }));
	}

	/** The rung failed although the server may be there; `surely`: in a way that is no accident. */
	fail(surely: boolean): void {
		this.#failures += 1;
		const trying = this.#proven !== null && this.#proven !== this.#rung;
		if (surely || trying || this.#failures >= patience) this.#stepDown();
	}

	/** Tries the best rung; where that fails, each next one until one works. */
	tryBetter(): void {
		this.#retryAfter = Math.min(this.#timings.retryCap, this.#retryAfter * 2);
		this.#settle("sse");
	}

	/** The server is away: nothing that failed meanwhile says anything about a rung. */
	excuse(): void {
		this.#settle(this.#proven ?? "sse");
	}

	#stepDown(): void {
		this.#settle(rungs[Math.min(rungs.indexOf(this.#rung) + 1, rungs.length - 1)] ?? "poll");
	}

	#settle(rung: Transport): void {
		this.#rung = rung;
		this.#failures = 0;
		this.#retryAt = Date.now() + this.#retryAfter;
	}
}

/** What another hand wrote is passed over. */
function readRung(text: string | null): Transport | null {
	if (text === null) return null;
	try {
		const kept = JSON.parse(text) as { rung?: Transport; until?: number } | null;
		return rungs.find((rung) => rung === kept?.rung && (kept.until ?? 0) > Date.now()) ?? null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}
