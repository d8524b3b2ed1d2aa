/**
 * Keeps the events coming: an explicit machine that reads from the cursor, comes back by itself however reading ends, on
 * whichever rung of the ladder the network lets through, and stops for good only where coming back is useless. It knows no
 * DOM: whoever hears that the network is back calls `wake`.
 */
import { heartbeatInterval } from "../events/limits";
import { type AttemptOptions, type AttemptTimings, attemptTimings, type Outcome } from "./attempt";
import { backoffDelay, type Chance } from "./backoff";
import type { Ladder } from "./ladder";
import { Nap } from "./nap";
import { readByPolls } from "./poll-attempt";
import { readOneStream } from "./stream-attempt";

export type EndReason = "session_ended" | "room_gone" | "room_closed";

/** `waiting` lasts until `until` (milliseconds since the epoch) or until somebody wakes the machine. */
export type ConnectionState =
	| { name: "connecting"; attempt: number }
	| { name: "live" }
	| { name: "waiting"; attempt: number; until: number }
	| { name: "ended"; reason: EndReason };

export interface ConnectionOptions extends Pick<AttemptOptions, "open" | "poll" | "onItem" | "onAnswer"> {
	ladder: Ladder;
	onState(state: ConnectionState): void;
	/** Called for whatever arrives. */
	onBeat?(): void;
	chance?: Chance;
	timings?: Partial<AttemptTimings>;
}

/** A line that has been quiet for a heartbeat and a half is not trusted by somebody who comes back to it. */
const quietLimit = heartbeatInterval * 1.5;

/** One attempt. */
interface Line {
	cut: AbortController;
	/** When the last byte came, in milliseconds since the epoch. */
	heard: number;
	worked: boolean;
}

export class Connection {
	readonly #options: ConnectionOptions;
	readonly #nap = new Nap();
	#line: Line | null = null;
	#woken = false;
	/** The server's last `retry:`, in milliseconds. */
	#retry: number | undefined;

	constructor(options: ConnectionOptions) {
		this.#options = options;
	}

	/** Runs until `signal` ends it or coming back is useless. */
	async run(signal: AbortSignal): Promise<void> {
		const wake = () => this.#nap.wake();
		signal.addEventListener("abort", wake);
		for (let attempt = 0; !signal.aborted; attempt += 1) {
			this.#options.onState({ name: "connecting", attempt });
			const line: Line = { cut: new AbortController(), heard: Date.now(), worked: false };
			const outcome = await this.#attempt(line, signal);
			if (signal.aborted) break;
			if (outcome.name === "ended") return this.#options.onState({ name: "ended", reason: "session_ended" });
			if (this.#takeWoken()) continue;
			if (line.worked) attempt = 0;
			if (!this.#climb(outcome)) await this.#waitOut(attempt, outcome);
		}
		signal.removeEventListener("abort", wake);
	}

	/** Comes back at once where it waits. `suspect`: the network changed, so a line that looks alive may be dead. */
	wake(suspect = false): void {
		this.#nap.wake();
		const line = this.#line;
		if (!line || (!suspect && Date.now() - line.heard < quietLimit)) return;
		this.#woken = true;
		line.cut.abort();
	}

	#takeWoken(): boolean {
		const woken = this.#woken;
		this.#woken = false;
		if (woken) this.#options.ladder.recall();
		return woken;
	}

	/** Draws the ladder's conclusions; true where the next attempt is a different one and need not wait. */
	#climb(outcome: Outcome): boolean {
		const { ladder } = this.#options;
		const { rung } = ladder;
		if (outcome.name === "away") ladder.excuse();
		else if (outcome.name === "broken") ladder.fail(outcome.surely);
		else if (ladder.restless) ladder.tryBetter();
		return outcome.name !== "away" && ladder.rung !== rung;
	}

	#waitOut(attempt: number, outcome: Outcome): Promise<void> {
		const notBefore = outcome.name === "away" ? outcome.notBefore : undefined;
		const delay = backoffDelay(attempt, { retry: this.#retry, notBefore }, this.#options.chance);
		this.#options.onState({ name: "waiting", attempt, until: Date.now() + delay });
		return this.#nap.sleep(delay);
	}

	async #attempt(line: Line, stop: AbortSignal): Promise<Outcome> {
		const { ladder } = this.#options;
		const signal = AbortSignal.any([stop, line.cut.signal]);
		signal.addEventListener("abort", () => this.#nap.wake());
		this.#line = line;
		try {
			if (ladder.rung === "sse") return await readOneStream(this.#listenTo(line), signal);
			const polling = {
				waits: ladder.rung === "long-poll",
				nap: this.#nap,
				over: () => signal.aborted || ladder.restless,
			};
			return await readByPolls(this.#listenTo(line), polling, signal);
		} finally {
			this.#line = null;
		}
	}

	#listenTo(line: Line): AttemptOptions {
		const { open, poll, onItem, onAnswer, ladder, timings } = this.#options;
		return {
			open,
			poll,
			onItem,
			onAnswer,
			onBeat: () => {
				line.heard = Date.now();
				if (!line.worked) this.#options.onState({ name: "live" });
				line.worked = true;
				this.#options.onBeat?.();
			},
			onTrust: () => ladder.keep(),
			onRetry: (milliseconds) => {
				this.#retry = milliseconds;
			},
			timings: { ...attemptTimings, ...timings },
		};
	}
}
