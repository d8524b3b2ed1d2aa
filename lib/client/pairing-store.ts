/**
 * Meeting strangers in one tab: an explicit machine whose state is what the server said last, with one loop that asks and a
 * few verbs. The server decides, so that two tabs of one person show the same. It knows no DOM. Verbs reject with a
 * Refusal (the server said no) or Unreachable (nobody answered).
 */
import type { Pairing, PairingChange } from "../pairing/schema";
import type { Chance } from "./backoff";
import { type Clock, clock } from "./clock";
import type { PairingApi, PairingWish } from "./pairing-api";
import { PairingLine } from "./pairing-line";
import { firstView, type PairingView, viewAfter } from "./pairing-view";
import { failureOf } from "./refusal";
import { View } from "./view";

export interface PairingOptions {
	/** How one stood when the page was made. */
	opening?: Pairing | null;
	/** Waiting questions do not come through here. */
	onShort?(): void;
	clock?: Clock;
	chance?: Chance;
}

export class PairingStore {
	readonly #api: PairingApi;
	readonly #clock: Clock;
	readonly #view: View<PairingView>;
	readonly #line: PairingLine;
	#cursor: string | null;

	constructor(api: PairingApi, options: PairingOptions = {}) {
		const { opening = null, onShort = () => undefined, chance } = options;
		this.#api = api;
		this.#clock = options.clock ?? clock;
		this.#cursor = opening?.cursor ?? null;
		this.#view = new View(opening ? viewAfter(firstView, opening, this.#clock.now()) : firstView);
		this.#line = new PairingLine({
			ask: (wait, signal) => this.#ask(wait, signal),
			onAnswer: (pairing) => this.#take(pairing),
			onTrouble: () => this.#view.show({ reachable: false }),
			onEnd: (error) => this.#view.show({ ended: failureOf(error) }),
			onShort,
			clock: this.#clock,
			...(chance && { chance }),
		});
	}

	readonly getSnapshot = (): PairingView => this.#view.getSnapshot();
	readonly subscribe = (listener: () => void): (() => void) => this.#view.subscribe(listener);

	/** Goes live; what it answers stops it. Leaving the page does not leave the partner: a reload must not, and leases see to the rest. */
	start(): () => void {
		const stop = new AbortController();
		void this.#line.run(stop.signal);
		return () => stop.abort();
	}

	/** Looks for a partner, or for another one than now. */
	async connect(wish: PairingWish): Promise<void> {
		const { phase, pair } = this.getSnapshot();
		this.#view.show({ phase: "connecting" });
		try {
			await this.#do(async () => {
				if (phase === "connected" && pair?.over === null) await this.#api.disconnect();
				return this.#api.connect(wish);
			});
		} catch (error) {
			// The next answer tells how it really is.
			this.#view.show({ phase });
			throw error;
		}
	}

	/** Leaves the queue, or the partner. */
	disconnect = (): Promise<void> => this.#do(() => this.#api.disconnect());

	/** Goes back to where one asks for somebody: what was said leaves the screen. */
	async clear(): Promise<void> {
		if (this.getSnapshot().phase === "disconnected") await this.disconnect();
		this.#view.show({ pair: null });
	}

	change = (change: PairingChange): Promise<void> => this.#do(() => this.#api.change(change));
	/** One is not put into the queue again this time. */
	stopGoingOn = (): Promise<void> => this.change({ auto_reconnect: false });
	stay = (stays: boolean): Promise<void> => this.#do(() => this.#api.stay(stays));

	/** Somebody came back to the screen, or the network did. */
	wake = (): void => this.#line.wake();

	#ask(wait: number, signal: AbortSignal): Promise<Pairing> {
		const patience = (wait + 10) * 1_000;
		return this.#api.poll({ after: this.#cursor ?? undefined, wait, patience }, signal);
	}

	async #do(deed: () => Promise<Pairing>): Promise<void> {
		await this.#line.interrupt(async () => this.#take(await deed()));
	}

	#take(pairing: Pairing): void {
		this.#cursor = pairing.cursor;
		this.#view.show(viewAfter(this.getSnapshot(), pairing, this.#clock.now()));
	}
}
