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

export async function benchIdle(plan: Plan): Promise<Figure[]> {
	const [some, many] = plan.quick ? quickSizes : sizes;
	const dataDir = await makeFolder();
	const tokens = await onStage(plan, { dataDir }, (stage) => makeGuests(stage.port, many));
	const rounds: [Round, Round][] = [];
	// A fresh process each time: memory that garbage once took would hide what streams take.
	for (let round = 0; round < plan.rounds; round++) {
		rounds.push(await onStage(plan, { dataDir }, (stage) => measure(stage, tokens, some)));
	}
	const naming = (streams: number) => ({
		name: `memory for each of ${streams} idle streams`,
		unit: "KiB",
		rest: "memory: sockets, requests and stream state",
	});
	return [
		figureOf(
			naming(some),
			rounds.map(([round]) => round),
		),
		figureOf(
			naming(many),
			rounds.map(([, round]) => round),
		),
	];
}

async function measure(stage: Stage, tokens: readonly string[], some: number): Promise<[Round, Round]> {
	closeStreams(await openStreams(stage.port, tokens.slice(0, warmUp), () => undefined));
	const empty = await settle(stage);
	const streams = await openStreams(stage.port, tokens.slice(0, some), () => undefined);
	const first = await weigh(stage, streams, empty);
	streams.push(...(await openStreams(stage.port, tokens.slice(some), () => undefined)));
	const second = await weigh(stage, streams, empty);
	closeStreams(streams);
	return [first, second];
}

async function weigh(stage: Stage, streams: readonly Stream[], empty: number): Promise<Round> {
	const resident = await settle(stage);
	const meter = stage.meter();
	await pause(1_000);
	requireWhole(streams);
	return { value: (resident - empty) / streams.length / 1024, usage: meter.stop() };
}

/** Resident bytes, once they have stopped moving. */
async function settle(stage: Stage): Promise<number> {
	await waitForQuiet(stage);
	let before = readResident(stage.pid);
	for (let tries = 0; tries < 8; tries++) {
		await pause(1_000);
		const now = readResident(stage.pid);
		if (Math.abs(now - before) < before * 0.002) return now;
		before = now;
	}
	return before;
}
