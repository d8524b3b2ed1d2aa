/**
 * Chooses a leader among tabs where there are no Web Locks: a lease in local storage, renewed while its holder lives. Two
 * tabs may lead for a moment; both pass on the same events, and followers take each once.
 */
import { nanoid } from "nanoid";
import { openStorage } from "./page-storage";

/** Milliseconds. */
const renewal = 2_000;
const term = 3 * renewal;
/** Long enough for another tab's write to be seen here. */
const settling = 200;

interface Lease {
	tab: string;
	until: number;
}

export async function leadByLease(
	name: string,
	lead: (signal: AbortSignal) => Promise<void>,
	signal: AbortSignal,
): Promise<void> {
	const lease = new TabLease(name);
	while (!signal.aborted) {
		if (await lease.claim()) await reign(lease, lead, signal);
		else await pause(renewal);
	}
}

async function reign(
	lease: TabLease,
	lead: (signal: AbortSignal) => Promise<void>,
	signal: AbortSignal,
): Promise<void> {
	const end = new AbortController();
	const timer = setInterval(() => lease.renew() || end.abort(), renewal);
	await lead(AbortSignal.any([signal, end.signal]));
	clearInterval(timer);
	lease.giveUp();
}

class TabLease {
	readonly #tab = nanoid();
	readonly #storage = openStorage();
	readonly #key: string;

	constructor(name: string) {
		this.#key = `parley:leader:${name}`;
	}

	async claim(): Promise<boolean> {
		if (!this.renew()) return false;
		await pause(settling);
		return this.#read()?.tab === this.#tab;
	}

	/** False where somebody else holds the lease. */
	renew(): boolean {
		const held = this.#read();
		if (held && held.tab !== this.#tab && held.until > Date.now()) return false;
		const lease: Lease = { tab: this.#tab, until: Date.now() + term };
		this.#storage.setItem(this.#key, JSON.stringify(lease));
		return true;
	}

	giveUp(): void {
		if (this.#read()?.tab === this.#tab) this.#storage.removeItem(this.#key);
	}

	#read(): Lease | null {
		const text = this.#storage.getItem(this.#key);
		return text === null ? null : (JSON.parse(text) as Lease);
	}
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
