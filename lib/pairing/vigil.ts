/** What time does among the strangers, once a second: leases that end, waits that make less choosy, partners that are gone. */
import { openStore } from "../../db";
import { hearPresent } from "../../db/hearing";
import type { Pulse } from "../../db/strangers";
import { config } from "../config";
import { presenceLease } from "../presence/schema";
import { writeHeard } from "./heard";
import { queueInterval, strangerRemains, widensAfter } from "./limits";
import { awakeSince, isJustAwake, leaseSince } from "./matching";
import { lookAnew } from "./pulse";
import { lapseRows, presenceLook, silentRows, silentSince, sweepRows, widenRows } from "./queue";
import { tellChanges } from "./tell";

/** At the start, before anybody is served. */
export function beginVigil(): void {
	if (!config().DATABASE_URL) awakeSince(Date.now());
}

const slot = Symbol.for("parley.strangers-vigil");
const shared = globalThis as { [slot]?: number };

/** Where no chore runs, as on a platform that starts the server for each call, whoever polls does its work. */
export async function keepVigilIfLate(now: number): Promise<void> {
	if (now - (shared[slot] ?? 0) >= 2 * queueInterval) await keepVigil(now);
}

/** Writes nothing where time has nothing to do. */
export async function keepVigil(now: number): Promise<void> {
	shared[slot] = now;
	await writeHeard(now);
	const pulses = new Map((await lookAnew(now)).map((pulse) => [pulse.status, pulse]));
	const oldest = (status: Pulse["status"]) => pulses.get(status)?.heard_at ?? Number.POSITIVE_INFINITY;
	const store = await openStore();
	if (oldest("paired") <= now - presenceLook) await store.write(hearPresent, now - presenceLook, now, presenceLease);
	const forgotten = Math.min(oldest("idle"), oldest("ended")) <= now - strangerRemains;
	if (forgotten || oldest("waiting") <= leaseSince(now)) tellChanges(await store.write(sweepRows, now));
	if (oldest("paired") <= silentSince(now)) {
		for (const silent of await store.read(silentRows, now)) tellChanges(await store.write(lapseRows, silent, now));
	}
	const patient = (pulses.get("waiting")?.since ?? Number.POSITIVE_INFINITY) <= now - widensAfter;
	if (patient || (pulses.has("waiting") && isJustAwake(now)) || pulses.has("ended"))
		tellChanges(await store.write(widenRows, now));
}
