/** Clients that poll each second while people talk: how many the server keeps up with. */
import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "../contestant";
import type { Round } from "../figures/figure";
import { percentile } from "../figures/statistics";
import { Posters } from "../load/posters";
import { talk } from "../load/talk";
import { inParallel, repeatFor } from "../load/waiting";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

/** The first try, as a share of what back-to-back polls reach; each further one is that share of the one before. */
const firstTry = 0.9;
const nextTry = 0.8;
const tries = 6;
/** A poll that is answered later than this leaves its client no second to wait. */
const tooLate = 1_000;

export const pollers: Scenario<"sustained"> = {
	measures: {
		sustained: {
			name: "1-second pollers sustained",
			unit: "clients",
			rest: "waiting for the next second",
			better: "more",
		},
	},
	needs: ["polls"],
	async begin(stage) {
		const posters = await Posters.open(stage, 1);
		const all = await openPollers(stage, Math.ceil((await measureCapacity(stage)) * firstTry));
		let crowd = all.length;
		return {
			async round(seconds) {
				for (let attempt = 0; attempt < tries; attempt++) {
					const round = await pollFor(stage, all.slice(0, crowd), posters, seconds * 1.5);
					if (round) return { sustained: round };
					crowd = Math.floor(crowd * nextTry);
					await stage.waitForQuiet();
				}
				throw new Error(`The server did not keep up with ${crowd} pollers either`);
			},
			async end() {
				for (const poller of all) poller.close();
				posters.close();
			},
		};
	},
};

async function openPollers(stage: Stage, count: number): Promise<Client[]> {
	const { contestant, port } = stage;
	const tokens = await stage.gather(count);
	const opened: Client[] = [];
	for (const token of tokens) opened.push(await contestant.openClient(port, token, "lobby"));
	await inParallel(opened, async (poller) => void (await poller.poll()));
	return opened;
}

/** Polls a second of 16 clients who ask again as soon as they are answered. */
async function measureCapacity(stage: Stage): Promise<number> {
	const some = await openPollers(stage, 16);
	const polls = await repeatFor(1, some, async (poller) => void (await poller.poll()));
	for (const poller of some) poller.close();
	return polls;
}

/** Everybody polls each second, spread evenly, while posts come; null where some were answered too late. */
async function pollFor(
	stage: Stage,
	crowd: readonly Client[],
	posters: Posters,
	seconds: number,
): Promise<Round | null> {
	await inParallel(crowd, async (poller) => void (await poller.poll()));
	const received = crowd.map(() => 0);
	const ask = async (poller: Client, place: number) => {
		const count = await poller.poll();
		received[place] = (received[place] ?? 0) + count;
	};
	const late: number[] = [];
	const meter = stage.meter();
	const start = performance.now();
	const polling = inParallel(crowd, async (poller, place) => {
		for (let second = 0; second < seconds; second++) {
			const due = start + (second + place / crowd.length) * 1_000;
			await pause(Math.max(0, due - performance.now()));
			await ask(poller, place);
			late.push(performance.now() - due);
		}
	});
	const posted = await talk(posters, seconds);
	await polling;
	const usage = meter.stop();
	await inParallel(crowd, ask);
	const wrong = received.filter((count) => count !== posted);
	if (wrong.length > 0) throw new Error(`${wrong.length} pollers did not get each of ${posted} messages once`);
	if (percentile(late, 99) > tooLate) return null;
	return { value: crowd.length, usage, operations: late.length };
}
