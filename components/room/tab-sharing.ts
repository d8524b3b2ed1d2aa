/** One stream a browser, not one a tab: HTTP/1.1 allows six connections to a host. Web Locks choose who leads. */
import type { Sharing, TabWord } from "../../lib/client/sharing";
import { leadByLease } from "./tab-lease";

/** Tabs of the same `name` share; the name holds the person, since another sees other rooms. */
export class TabSharing implements Sharing {
	readonly #name: string;
	#channel: BroadcastChannel | null = null;
	#queueing = new AbortController();
	#stealing = false;

	constructor(name: string) {
		this.#name = name;
	}

	listen(hear: (word: TabWord) => void, signal: AbortSignal): void {
		if (typeof BroadcastChannel === "undefined") return;
		const channel = new BroadcastChannel(this.#name);
		channel.onmessage = (message: MessageEvent<TabWord>) => hear(message.data);
		this.#channel = channel;
		signal.addEventListener("abort", () => {
			channel.close();
			this.#channel = null;
		});
	}

	say(word: TabWord): void {
		this.#channel?.postMessage(word);
	}

	elect(lead: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): void {
		if (hasLocks()) void this.#queue(lead, signal);
		else void leadByLease(this.#name, lead, signal);
	}

	/** Only the tab that somebody looks at: in hidden ones, timers run too slowly to tell who is dead. */
	takeOver(): void {
		if (document.visibilityState === "hidden") return;
		this.#stealing = true;
		this.#queueing.abort();
	}

	/** Waits in line, leads, and stands in line again when the lead was taken away. */
	async #queue(lead: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
		while (!signal.aborted) {
			this.#queueing = new AbortController();
			const reign = new AbortController();
			let led: Promise<void> | undefined;
			const begin = () => {
				led = lead(AbortSignal.any([signal, reign.signal]));
				return led;
			};
			await this.#request(begin, signal);
			reign.abort();
			await led;
		}
	}

	async #request(begin: () => Promise<void>, signal: AbortSignal): Promise<void> {
		const queueing = AbortSignal.any([signal, this.#queueing.signal]);
		const options: LockOptions = this.#stealing ? { steal: true } : { signal: queueing };
		this.#stealing = false;
		try {
			await navigator.locks.request(this.#name, options, begin);
		} catch (error) {
			// It left the line, or its lock was stolen.
			if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
		}
	}
}

/** Runs `work` while no other tab runs its own under this name; without locks at once, which `client_id` makes harmless. */
export async function exclusively(name: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
	if (hasLocks()) await navigator.locks.request(name, { signal }, work);
	else await work();
}

/** Pages over plain HTTP, from another machine than one's own, have no locks. */
function hasLocks(): boolean {
	return typeof navigator !== "undefined" && "locks" in navigator;
}
