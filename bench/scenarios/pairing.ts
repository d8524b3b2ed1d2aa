/** Strangers: how long one waits for a partner while hundreds join each second and some leave at once. */
import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "../figures/statistics";
import { Acquaintances, requireNobodyMissed } from "../load/acquaintances";
import { Stranger } from "../load/stranger";
import { inParallel } from "../load/waiting";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

const people = 1_000;
const tags = Array.from({ length: 20 }, (_, n) => `tag ${n}`);
const joinsPerSecond = 200;
/** Of those who join, the share that leaves again at once. */
const hasty = 0.1;
/** Milliseconds that two talk. */
const talk = 2_000;
/** Rounds are longer than others': it takes a while until as many leave as come. */
const stretch = 3;

const about = `${people.toLocaleString("en")} people, ${tags.length} tags, ${joinsPerSecond} joins/s, a tenth leaving at once`;
const rest = "waiting for the next to join";

export const pairing: Scenario<"typical" | "late"> = {
	measures: {
		typical: { name: `pairing, median wait; ${about}`, unit: "ms", rest, better: "less" },
		late: { name: "pairing, 99th percentile; seldom tags wait longest", unit: "ms", rest, better: "less" },
	},
	async begin(stage) {
		const crowd = await openCrowd(stage);
		const known = new Acquaintances();
		return {
			async round(seconds) {
				const meter = stage.meter();
				const { waits, joins } = await mingle(crowd, known, seconds * stretch);
				const usage = meter.stop();
				const round = (value: number) => ({ value, usage, operations: joins });
				return { typical: round(percentile(waits, 50)), late: round(percentile(waits, 99)) };
			},
			async end() {
				if (known.pairs === 0) throw new Error("Nobody was paired");
				for (const one of crowd) one.close();
			},
		};
	},
};

async function openCrowd(stage: Stage): Promise<Stranger[]> {
	const tokens = await stage.gather(people);
	const crowd: Stranger[] = [];
	await inParallel(tokens, async (token) => void crowd.push(await Stranger.open(stage.port, token)));
	return crowd;
}

/** People join one after the other for so many seconds, then all go home. */
async function mingle(crowd: readonly Stranger[], known: Acquaintances, seconds: number) {
	const waits: number[] = [];
	const idle = [...crowd];
	const underWay: Promise<void>[] = [];
	const start = performance.now();
	const end = start + seconds * 1_000;
	let joins = 0;
	for (let due = start; due < end; due += 1_000 / joinsPerSecond) {
		await pause(Math.max(0, due - performance.now()));
		const one = idle.shift();
		if (!one) continue;
		joins += 1;
		const visit = meetSomebody(one, known, waits, end).then(() => void idle.push(one));
		underWay.push(visit);
		if (joins % joinsPerSecond === 0) requireNobodyMissed(crowd);
	}
	await Promise.all(underWay);
	if (joins < seconds * joinsPerSecond * 0.5) throw new Error(`Only ${joins} could join: too many still waited`);
	return { waits, joins };
}

/** One visit; who has found nobody when the evening ends leaves too. */
async function meetSomebody(one: Stranger, known: Acquaintances, waits: number[], end: number): Promise<void> {
	let meeting = await one.join(chooseTags());
	if (Math.random() < hasty) return one.leave();
	while (!meeting && performance.now() < end) {
		await pause(1_000);
		meeting = await one.poll();
	}
	if (meeting) {
		known.note(one.id, meeting);
		waits.push(meeting.waited);
		await pause(talk / 2);
		await one.poll();
		await pause(talk / 2);
	}
	await one.leave();
}

function chooseTags(): string[] {
	const first = Math.floor(Math.random() * tags.length);
	const count = 1 + Math.floor(Math.random() * 3);
	return Array.from({ length: count }, (_, n) => tags[(first + n * 7) % tags.length] ?? "");
}
