/** Pages read over and over: by several clients for throughput, by one for the time that a single one takes. */
import type { Round } from "./figure";
import type { Plan, Stage } from "./stage";
import { percentile } from "./statistics";
import { inParallel } from "./waiting";
import { Wire } from "./wire";

const clients = 8;

/** Reads once over the connection and throws where the page is not what it should be. */
type Reading = (wire: Wire) => Promise<void>;

/** Pages a second of several clients who read as fast as they are answered. */
export async function measureThroughput(stage: Stage, plan: Plan, read: Reading): Promise<Round[]> {
	return repeat(stage, plan, clients, read, (times, seconds) => times.length / seconds);
}

/** What a lone client's figure is bound by where neither side is busy all the time. */
export const restAlone = "one page at a time, there and back";

/** Milliseconds of one page when one client reads alone: the median. */
export async function measureAlone(stage: Stage, plan: Plan, read: Reading): Promise<Round[]> {
	return repeat(stage, { ...plan, seconds: plan.seconds / 2 }, 1, read, (times) => percentile(times, 50));
}

async function repeat(
	stage: Stage,
	plan: Plan,
	crowd: number,
	read: Reading,
	toValue: (times: number[], seconds: number) => number,
): Promise<Round[]> {
	const wires = await Promise.all(Array.from({ length: crowd }, () => Wire.open(stage.port)));
	await readFor(wires, plan.seconds / 4, read);
	const rounds: Round[] = [];
	for (let round = 0; round < plan.rounds; round++) {
		const meter = stage.meter();
		const times = await readFor(wires, plan.seconds, read);
		const usage = meter.stop();
		rounds.push({ value: toValue(times, usage.seconds), usage, operations: times.length });
	}
	for (const wire of wires) wire.close();
	return rounds;
}

async function readFor(wires: readonly Wire[], seconds: number, read: Reading): Promise<number[]> {
	const times: number[] = [];
	const deadline = performance.now() + seconds * 1_000;
	await inParallel(wires, async (wire) => {
		for (let began = performance.now(); began < deadline; began = performance.now()) {
			await read(wire);
			times.push(performance.now() - began);
		}
	});
	return times;
}
