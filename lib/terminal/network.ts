/** What a terminal knows of the network, and of having slept. */
import { createHash } from "node:crypto";
import { networkInterfaces } from "node:os";

/** Names the network by the addresses that this machine has in it. */
export function nameNetwork(): string {
	const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
	const outward = addresses.filter(({ internal }) => !internal).map(({ cidr }) => cidr ?? "");
	return createHash("sha256").update(outward.sort().join()).digest("hex").slice(0, 12);
}

/** Milliseconds between two looks, and what a look may be late by before the machine must have slept. */
const interval = 3_000;
const lateness = 10_000;

/** Calls `onChange` after a sleep and in another network, when a line that looks alive may be dead. */
export function watchNetwork(onChange: () => void): () => void {
	let [network, looked] = [nameNetwork(), Date.now()];
	const timer = setInterval(() => {
		const [now, then] = [nameNetwork(), looked];
		looked = Date.now();
		const changed = now !== network || looked - then > interval + lateness;
		network = now;
		if (changed) onChange();
	}, interval);
	timer.unref();
	return () => clearInterval(timer);
}
