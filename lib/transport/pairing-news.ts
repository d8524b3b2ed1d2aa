/** What ends a wait for a pairing to change: news of it, the caller's going, or the time. */
import type { Actor } from "../accounts/access";
import { openBus } from "../bus";
import { headCheckInterval } from "../events/limits";
import { log } from "../log";
import { readPairing } from "../pairing/read";
import type { PairingState } from "../pairing/schema";
import { registerWait } from "./streams";

export class PairingNews {
	readonly #over = new AbortController();
	readonly #stops: (() => void)[];

	constructor(
		private readonly actor: Actor,
		gone: AbortSignal,
	) {
		gone.addEventListener("abort", this.#end, { once: true });
		this.#stops = [
			() => gone.removeEventListener("abort", this.#end),
			registerWait(actor, this.#end),
			openBus().listen("person", actor.user_id, ({ kind }) => {
				if (kind === "pairing") this.#end();
			}),
		];
	}

	/** Aborts with the news. */
	get signal(): AbortSignal {
		return this.#over.signal;
	}

	/** News from another process may be lost on the way, so the rows are asked now and then. */
	compareWith(before: PairingState): void {
		const timer = setInterval(() => {
			readPairing(this.actor)
				.then(({ status, room_id }) => {
					if (status !== before.status || room_id !== before.room_id) this.#end();
				})
				.catch((error: unknown) => log.warn({ error }, "a pairing could not be compared with its rows"));
		}, headCheckInterval / 2);
		this.#stops.push(() => clearInterval(timer));
	}

	/** Resolves with the news, or when so many seconds have passed. */
	async wait(seconds: number): Promise<void> {
		if (this.signal.aborted) return;
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, seconds * 1_000);
			this.signal.addEventListener("abort", () => {
				clearTimeout(timer);
				resolve();
			});
		});
	}

	stop(): void {
		for (const stop of this.#stops) stop();
	}

	readonly #end = (): void => this.#over.abort();
}
