/** What a stream costs in memory while nothing happens: the growth of the server's resident set. */
import { setTimeout as pause } from "node:timers/promises";
import { makeFolder } from "../e2e/support/server";
import { type Figure, figureOf, type Round } from "./figure";
import { makeGuests } from "./people";
import { onStage, type Plan, type Stage, waitForQuiet } from "./stage";
import { closeStreams, openStreams, requireWhole, type Stream } from "./stream";
import { readResident } from "./usage";

const sizes = [1_000, 5_000] as const;
const quickSizes = [200, 1_000] as const;
/** Streams that open and close first, so that what is loaded and compiled once is not counted. */
const warmUp = 50;

interface Weights {
	some: Round;
	many: Round;
	/** Opening the streams between the two. */
	opening: Round;
}

export async function benchIdle(plan: Plan): Promise<Figure[]> {
	const [some, many] = plan.quick ? quickSizes : sizes;
	const dataDir = await makeFolder();
	const tokens = await onStage(plan, { dataDir }, (stage) => makeGuests(stage.port, many));
	const rounds: Weights[] = [];
	// A fresh process each time: memory that garbage once took would hide what streams take.
	for (let round = 0; round < plan.rounds; round++) {
		rounds.push(await onStage(plan, { dataDir }, (stage) => measure(stage, tokens, some)));
	}
	const pick = (name: string, unit: string, rest: string, of: keyof Weights) =>
		figureOf(
			{ name, unit, rest },
			rounds.map((round) => round[of]),
		);
	const memory = "memory: sockets, requests and stream state";
	return [
		pick(`memory for each of ${some} idle streams`, "KiB", memory, "some"),
		pick(`memory for each of ${many} idle streams`, "KiB", memory, "many"),
		pick(`streams opened, from ${some} to ${many}`, "streams/s", "waiting for the network", "opening"),
	];
}

async function measure(stage: Stage, tokens: readonly string[], some: number): Promise<Weights> {
	closeStreams(await openStreams(stage.port, tokens.slice(0, warmUp), () => undefined));
	const empty = await settle(stage);
	const streams = await openStreams(stage.port, tokens.slice(0, some), () => undefined);
	const light = await weigh(stage, streams, empty);
	const meter = stage.meter();
	const more = await openStreams(stage.port, tokens.slice(some), () => undefined);
	const usage = meter.stop();
	streams.push(...more);
	const heavy = await weigh(stage, streams, empty);
	closeStreams(streams);
	return {
		some: light,
		many: heavy,
		opening: { value: more.length / usage.seconds, usage, operations: more.length },
	};
}

async function weigh(stage: Stage, streams: readonly Stream[], empty: number): Promise<Round> {
	const meter = stage.meter();
	const resident = await settle(stage);
	requireWhole(streams);
	return { value: (resident - empty) / streams.length / 1024, usage: meter.stop() };
}

/** Resident bytes, once they have stopped moving or have had time enough. */
async function settle(stage: Stage): Promise<number> {
	await waitForQuiet(stage);
	let before = readResident(stage.pid);
	for (let tries = 0; tries < 6; tries++) {
		await pause(500);
		const now = readResident(stage.pid);
		if (Math.abs(now - before) < before * 0.005) return now;
		before = now;
	}
	return before;
}
