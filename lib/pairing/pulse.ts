/** How many people are among the strangers: looked up at most once in `queueInterval`, whoever asks. */
import { openStore } from "../../db";
import { type Pulse, takePulse } from "../../db/strangers";
import { onlookerLease, queueInterval } from "./limits";

interface Look {
	at: number;
	pulses: Promise<Pulse[]>;
}

const slot = Symbol.for("parley.strangers-pulse");
const shared = globalThis as { [slot]?: Look };

/** As it is now. */
export function lookAnew(now: number): Promise<Pulse[]> {
	const pulses = openStore().then((store) => store.read(takePulse, now - onlookerLease));
	const look = { at: now, pulses };
	shared[slot] = look;
	pulses.catch(() => {
		if (shared[slot] === look) delete shared[slot];
	});
	return pulses;
}

/** People who wait, are paired, or looked on a moment ago. */
export async function countStrangers(now: number): Promise<number> {
	const recent = shared[slot];
	const pulses = await (recent && now - recent.at < queueInterval ? recent.pulses : lookAnew(now));
	return pulses.reduce((sum, { status, people, here }) => sum + (isActive(status) ? people : here), 0);
}

const isActive = (status: Pulse["status"]) => status === "waiting" || status === "paired";
