/**
 * Keeps one event stream open: an explicit machine that reads from the cursor, comes back by itself however a stream ends,
 * and stops for good only where coming back is useless. It knows no DOM: whoever hears that the network is back calls `wake`.
 */
import { heartbeatInterval } from "../events/limits";
import { backoffDelay, type Chance } from "./backoff";
import { Nap } from "./nap";
import { askedDelay, Refusal } from "./refusal";
import { readStream, type StreamItem } from "./stream";

export type EndReason = "session_ended" | "room_gone" | "room_closed";

/** `waiting` lasts until `until` (milliseconds since the epoch) or until somebody wakes the machine. */
export type ConnectionState =
	| { name: "connecting"; attempt: number }
	| { name: "live" }
	| { name: "waiting"; attempt: number; until: number }
	| { name: "ended"; reason: EndReason };

export interface ConnectionOptions {
	/** Opens the stream at wherever its reader is now. */
	open(signal: AbortSignal): Promise<Response>;
	onItem(item: StreamItem): void;
	/** Loads the room anew after a reset; the next stream starts where that leaves the reader. */
	reload(): Promise<void>;
	onState(state: ConnectionState): void;
	/** Called for whatever arrives. */
	onBeat?(): void;
	chance?: Chance;
	/** Milliseconds of quiet after which a stream is given up. */
	silence?: number;
}

type Outcome =
	| { name: "ended"; reason: EndReason }
	| { name: "reset" }
	/** `worked`: something came over it. `notBefore`: milliseconds the server wants to be left alone. */
	| { name: "lost"; worked: boolean; notBefore?: number | undefined };

/** One attempt at a stream. */
interface Line {
	cut: AbortController;
	/** When the last byte came, in milliseconds since the epoch. */
	heard: number;
	worked: boolean;
}

/** A line that has been quiet for a heartbeat and a half is not trusted by somebody who comes back to it. */
const quietLimit = heartbeatInterval * 1.5;

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
		for (let attempt = 0, resets = 0; !signal.aborted; attempt += 1) {
			this.#options.onState({ name: "connecting", attempt });
			const outcome = await this.#readOnce(signal);
			if (signal.aborted) break;
			if (outcome.name === "ended") return this.#options.onState(outcome);
			resets = outcome.name === "reset" ? resets + 1 : 0;
			if (this.#takeWoken() || resets === 1) continue;
			if (outcome.name === "lost" && outcome.worked) attempt = 0;
			await this.#waitOut(attempt, outcome.name === "lost" ? outcome.notBefore : undefined);
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
		return woken;
	}

	#waitOut(attempt: number, notBefore: number | undefined): Promise<void> {
		const delay = backoffDelay(attempt, { retry: this.#retry, notBefore }, this.#options.chance);
		this.#options.onState({ name: "waiting", attempt, until: Date.now() + delay });
		return this.#nap.sleep(delay);
	}

	async #readOnce(signal: AbortSignal): Promise<Outcome> {
		const line: Line = { cut: new AbortController(), heard: Date.now(), worked: false };
		this.#line = line;
		try {
			return await this.#readLine(line, AbortSignal.any([signal, line.cut.signal]));
		} catch (error) {
			return judge(error, line);
		} finally {
			this.#line = null;
		}
	}

	async #readLine(line: Line, signal: AbortSignal): Promise<Outcome> {
		const response = await this.#options.open(signal);
		this.#options.onState({ name: "live" });
		for await (const item of readStream(response, this.#listenTo(line))) {
			line.worked = true;
			this.#options.onItem(item);
			if (item.event.type === "room_closed") return { name: "ended", reason: "room_closed" };
			if (item.event.type === "reset") {
				await this.#options.reload();
				return { name: "reset" };
			}
		}
		return { name: "lost", worked: line.worked };
	}

	#listenTo(line: Line) {
		return {
			onBeat: () => {
				line.heard = Date.now();
				this.#options.onBeat?.();
			},
			onRetry: (milliseconds: number) => {
				this.#retry = milliseconds;
			},
			silence: this.#options.silence,
		};
	}
}

function judge(error: unknown, line: Line): Outcome {
	if (error instanceof Refusal) {
		if (error.status === 401) return { name: "ended", reason: "session_ended" };
		if (error.status === 404 || error.status === 403) return { name: "ended", reason: "room_gone" };
	}
	return { name: "lost", worked: line.worked, notBefore: askedDelay(error) };
}
