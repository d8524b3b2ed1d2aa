/**
 * Chooses a leader among tabs where there are no Web Locks: a lease in local storage, renewed while its holder lives. Two
 * tabs may lead for a moment; both pass on the same events, and followers take each once.
 */
import { nanoid } from "nanoid";

/** Milliseconds. */
const renewal = 2_000;
const lease = 3 * renewal;
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
	const key = `parley:leader:${name}`;
	const tab = nanoid();
	while (!signal.aborted) {
		if (await claim(key, tab)) await reign(key, tab, lead, signal);
		else await pause(renewal);
	}
}

async function reign(
	key: string,
	tab: string,
	lead: (signal: AbortSignal) => Promise<void>,
	signal: AbortSignal,
): Promise<void> {
	const end = new AbortController();
	const timer = setInterval(() => renew(key, tab) || end.abort(), renewal);
	await lead(AbortSignal.any([signal, end.signal]));
	clearInterval(timer);
	if (readLease(key)?.tab === tab) localStorage.removeItem(key);
}

async function claim(key: string, tab: string): Promise<boolean> {
	if (!renew(key, tab)) return false;
	await pause(settling);
	return readLease(key)?.tab === tab;
}

/** False where somebody else holds the lease. */
function renew(key: string, tab: string): boolean {
	const held = readLease(key);
	if (held && held.tab !== tab && held.until > Date.now()) return false;
	localStorage.setItem(key, JSON.stringify({ tab, until: Date.now() + lease } satisfies Lease));
	return true;
}

function readLease(key: string): Lease | null {
	const text = localStorage.getItem(key);
	return text === null ? null : (JSON.parse(text) as Lease);
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
