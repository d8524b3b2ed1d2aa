/** What the terminal lends the client. */
import type { OutboxStorage } from "../client/outbox-shelf";
import { alone } from "../client/sharing";
import type { Surroundings } from "../client/surroundings";
import { nameNetwork } from "./network";
import type { Carrier } from "./settings";

/** With any other carrier than SSE the client stays on that rung of its ladder, and tries no better one. */
export function terminalSurroundings(storage: OutboxStorage, carrier: Carrier): Surroundings {
	const chosen = carrier === "long-poll" || carrier === "poll";
	return {
		storage: chosen ? onRung(storage, carrier) : storage,
		sharing: () => alone,
		exclusively: (_name, work) => work(),
		network: nameNetwork,
		timings: chosen ? { ladder: { retry: Number.POSITIVE_INFINITY } } : {},
	};
}

const rungKey = /^parley:rung:/;

/** As if this rung had been the one that works here. */
function onRung(storage: OutboxStorage, rung: Carrier): OutboxStorage {
	const remembered = JSON.stringify({ rung, until: Number.MAX_SAFE_INTEGER });
	return {
		get length() {
			return storage.length;
		},
		key: (index) => storage.key(index),
		getItem: (key) => (rungKey.test(key) ? remembered : storage.getItem(key)),
		setItem: (key, value) => {
			if (!rungKey.test(key)) storage.setItem(key, value);
		},
		removeItem: (key) => storage.removeItem(key),
	};
}
