/**
 * What has to be done now and then: leases renewed, what has passed its time taken away. Each chore is harmless to repeat,
 * and a long one is done in short runs, between which everybody else is served.
 */
import { expireSessions } from "../accounts/write";
import { answerQuestions, settleQuestions } from "../assistant/room-answers";
import { clearOldConversations, settleAnswers } from "../assistant/write";
import { pruneLogs } from "../events/write";
import { log } from "../log";
import { queueInterval } from "../pairing/limits";
import { keepVigil } from "../pairing/vigil";
import { renewOwnLease, sweepOldLeases } from "../presence/instance";
import { presenceRenewal } from "../presence/schema";
import { clearEndedRooms, curbRooms, scrubJournal } from "../rooms/lifetime";
import { clearReports } from "../safety/write";

interface Chore {
	name: string;
	/** Milliseconds between the end of one run and the next, unless there is more to do. */
	every: number;
	/** Resolves to true where there may be more to do. */
	run(): Promise<unknown>;
}

const atOnce = 200;
const minute = 60_000;
/** Milliseconds between the runs of a chore that has more to do. */
const breath = 10;

const chores: Chore[] = [
	{ name: "renew the presence lease", every: presenceRenewal, run: renewOwnLease },
	{ name: "look after the strangers", every: queueInterval, run: () => keepVigil(Date.now()) },
	{ name: "settle answers", every: 5_000, run: () => settleAnswers(Date.now(), atOnce) },
	{ name: "answer what waits in rooms", every: 2_000, run: answerQuestions },
	{ name: "settle answers in rooms", every: 5_000, run: () => settleQuestions(Date.now(), atOnce) },
	{ name: "clear old conversations", every: 10 * minute, run: () => clearOldConversations(Date.now(), atOnce) },
	{ name: "sweep old leases", every: minute, run: sweepOldLeases },
	{ name: "clear rooms that are over", every: 10_000, run: () => clearEndedRooms(Date.now(), atOnce) },
	{ name: "curb lifetimes", every: minute / 2, run: () => curbRooms(Date.now()) },
	{ name: "scrub the journal", every: minute / 2, run: scrubJournal },
	{ name: "expire sessions", every: minute, run: () => expireSessions(Date.now(), atOnce) },
	{ name: "clear old reports", every: 10 * minute, run: () => clearReports(Date.now(), atOnce) },
	{ name: "prune logs", every: 10 * minute, run: () => pruneLogs(Date.now()) },
];

/** Each begins at once: what an earlier server left undone is not to wait. */
export function startChores(): void {
	for (const chore of chores) schedule(chore, breath);
}

function schedule(chore: Chore, wait: number): void {
	setTimeout(async () => {
		const more = await attempt(chore);
		schedule(chore, more ? breath : chore.every);
	}, wait).unref();
}

async function attempt(chore: Chore): Promise<boolean> {
	try {
		return (await chore.run()) === true;
	} catch (error) {
		log.warn({ error }, `could not ${chore.name}; it is tried again`);
		return false;
	}
}
