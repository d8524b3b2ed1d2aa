/** Many readers of one room: deliveries a second at full speed, and the time from a post to its last reader. */
import { setTimeout as pause } from "node:timers/promises";
import { type Figure, figureOf, type Round } from "./figure";
import { makeGuests } from "./people";
import { Posters } from "./posters";
import { onStage, type Plan, type Stage, waitForQuiet } from "./stage";
import { percentile } from "./statistics";
import { closeStreams, faultOf, openStreams, requireWhole, type Stream } from "./stream";
import { Tally } from "./tally";
import { waitUntil } from "./waiting";

const audiences = [100, 1_000] as const;
const writers = 16;
const postsPerSecond = 10;

interface Hall {
	stage: Stage;
	posters: Posters;
	streams: Stream[];
	tally: Tally;
}

export async function benchFanOut(plan: Plan): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const readers of audiences) figures.push(...(await measure(plan, readers)));
	return figures;
}

function measure(plan: Plan, readers: number): Promise<Figure[]> {
	return onStage(plan, {}, async (stage) => {
		const posters = await Posters.open(stage.port, writers);
		const tally = new Tally(readers);
		const streams = await openStreams(stage.port, await makeGuests(stage.port, readers), tally.note);
		const hall: Hall = { stage, posters, streams, tally };
		await floodHall(hall, plan.seconds / 4);
		const speed = await repeat(plan, hall, () => floodHall(hall, plan.seconds));
		const paced = await repeat(plan, hall, () => paceHall(hall, plan.seconds * 2));
		await posters.verify();
		closeStreams(streams);
		posters.close();
		const latency = (name: string, pick: (round: Paced) => number): Figure =>
			figureOf(
				{ name: `${name} from post to last of ${readers} readers`, unit: "ms", rest: "at rest between posts" },
				paced.map((round) => ({ ...round, value: pick(round) })),
			);
		const rest = "waiting for the commit or the network";
		return [
			figureOf({ name: `fan-out to ${readers} readers`, unit: "deliveries/s", rest }, speed),
			latency("p50", (round) => round.p50),
			latency("p99", (round) => round.p99),
		];
	});
}

async function repeat<T>(plan: Plan, hall: Hall, measureOnce: () => Promise<T>): Promise<T[]> {
	const rounds: T[] = [];
	for (let round = 0; round < plan.rounds; round++) {
		await waitForQuiet(hall.stage);
		rounds.push(await measureOnce());
	}
	return rounds;
}

/** Everybody posts as fast as they can; it is over when the last reader has the last message. */
async function floodHall({ stage, posters, streams, tally }: Hall, seconds: number): Promise<Round> {
	const before = tally.total;
	const meter = stage.meter();
	const began = performance.now();
	const posted = await posters.flood(seconds);
	await waitForReaders(streams, posters.head);
	const usage = meter.stop();
	const operations = tally.total - before;
	if (operations !== posted * streams.length)
		throw new Error(`${posted} posts to ${streams.length} readers made ${operations} deliveries`);
	return { value: (operations / (tally.lastAt - began)) * 1_000, usage, operations };
}

interface Paced extends Omit<Round, "value"> {
	p50: number;
	p99: number;
}

/** Posts at an even pace, whatever the answers do, and times each until the last reader has it. */
async function paceHall({ stage, posters, streams, tally }: Hall, seconds: number): Promise<Paced> {
	const count = Math.round(seconds * postsPerSecond);
	const meter = stage.meter();
	const start = performance.now();
	const posts: Promise<[seq: number, due: number]>[] = [];
	for (let n = 0; n < count; n++) {
		const due = start + (n * 1_000) / postsPerSecond;
		await pause(Math.max(0, due - performance.now()));
		posts.push(posters.post(n).then((seq) => [seq, due]));
	}
	const posted = await Promise.all(posts);
	await waitForReaders(streams, posters.head);
	const usage = meter.stop();
	const times = posted.map(([seq, due]) => (tally.completedAt(seq) ?? Number.NaN) - due);
	if (times.some(Number.isNaN)) throw new Error("A message did not reach each reader once");
	return { p50: percentile(times, 50), p99: percentile(times, 99), usage, operations: count * streams.length };
}

async function waitForReaders(streams: readonly Stream[], head: number): Promise<void> {
	const there = () => streams.every((stream) => stream.parser.position >= head);
	await waitUntil(() => there() || faultOf(streams) !== null, "the readers to get the last message");
	requireWhole(streams);
}
