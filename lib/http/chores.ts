/** What has to be done now and then: leases renewed, what has passed its time taken away. Each chore is harmless to repeat. */
import { expireSessions } from "../accounts/write";
import { pruneLogs } from "../events/write";
import { log } from "../log";
import { renewOwnLease, sweepOldLeases } from "../presence/instance";
import { presenceRenewal } from "../presence/schema";
import { expireRooms } from "../rooms/write";

interface Chore {
	name: string;
	/** Milliseconds between the end of one run and the next. */
	every: number;
	run(): Promise<unknown>;
}

const atOnce = 200;
const minute = 60_000;

const chores: Chore[] = [
	{ name: "renew the presence lease", every: presenceRenewal, run: renewOwnLease },
	{ name: "sweep old leases", every: minute, run: sweepOldLeases },
	{ name: "expire rooms", every: 20_000, run: () => expireRooms(Date.now(), atOnce) },
	{ name: "expire sessions", every: minute, run: () => expireSessions(Date.now(), atOnce) },
	{ name: "prune logs", every: 10 * minute, run: () => pruneLogs(Date.now(), atOnce) },
];

export function startChores(): void {
	for (const chore of chores) schedule(chore);
}

function schedule(chore: Chore): void {
	setTimeout(() => {
		chore
			.run()
			.catch((error: unknown) => log.warn({ error }, `could not ${chore.name}; it is tried again`))
			.finally(() => schedule(chore));
	}, chore.every).unref();
}
