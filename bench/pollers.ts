/** Clients that poll each second while people talk: how many the server keeps up with. */
import { setTimeout as pause } from "node:timers/promises";
import type { PollAnswer } from "../lib/events/schema";
import { type Figure, figureOf, type Round } from "./figure";
import { makeGuests } from "./people";
import { Posters } from "./posters";
import { onStage, type Plan, type Stage, waitForQuiet } from "./stage";
import { percentile } from "./statistics";
import { inParallel } from "./waiting";
import { Wire } from "./wire";

const path = "/api/rooms/lobby/events";
const postsPerSecond = 10;
/** The first try, as a share of what back-to-back polls reach; each further one is that share of the one before. */
const firstTry = 0.9;
const nextTry = 0.8;
const tries = 6;
/** A poll that is answered later than this leaves its client no second to wait. */
const tooLate = 1_000;

class Poller {
	#cursor = "";
	#position = -1;
	/** Messages seen. */
	received = 0;

	constructor(
		private readonly wire: Wire,
		private readonly token: string,
	) {}

	static async open(port: number, token: string): Promise<Poller> {
		const poller = new Poller(await Wire.open(port), token);
		await poller.poll();
		return poller;
	}

	/** Asks once, and proves that nothing is missing or doubled. */
	async poll(): Promise<void> {
		const query = this.#cursor === "" ? "" : `?after=${encodeURIComponent(this.#cursor)}`;
		const answer = await this.wire.ask<PollAnswer>({ method: "GET", path: path + query, token: this.token });
		for (const event of answer.events) {
			if (!("event_seq" in event)) throw new Error(`A poll was answered with ${event.type}`);
			const expected = this.#position + 1;
			if (this.#position >= 0 && event.event_seq !== expected)
				throw new Error(`A poll brought ${event.event_seq} where ${expected} was due`);
			this.#position = event.event_seq;
			if (event.type === "chat") this.received += 1;
		}
		this.#cursor = answer.cursor;
	}

	close(): void {
		this.wire.close();
	}
}

export function benchPollers(plan: Plan): Promise<Figure[]> {
	return onStage(plan, {}, async (stage) => {
		const posters = await Posters.open(stage.port, 1);
		const capacity = await measureCapacity(stage, plan.seconds);
		const tokens = await makeGuests(stage.port, Math.ceil(capacity * firstTry));
		const pollers: Poller[] = [];
		for (const token of tokens) pollers.push(await Poller.open(stage.port, token));
		let crowd = pollers.length;
		const rounds: Round[] = [];
		for (let attempt = 0; rounds.length < plan.rounds && attempt < tries; attempt++) {
			await waitForQuiet(stage);
			const round = await pollFor(stage, pollers.slice(0, crowd), posters, plan.seconds * 1.5);
			if (round) rounds.push(round);
			else crowd = Math.floor(crowd * nextTry);
		}
		if (rounds.length === 0) throw new Error(`The server did not keep up with ${crowd} pollers either`);
		for (const poller of pollers) poller.close();
		posters.close();
		const notes = [`back-to-back polls by 16 clients: ${Math.round(capacity)}/s`];
		return [
			figureOf(
				{ name: "1-second pollers sustained", unit: "clients", rest: "waiting for the next second", notes },
				rounds,
			),
		];
	});
}

/** Polls a second of 16 clients who ask again as soon as they are answered. */
async function measureCapacity(stage: Stage, seconds: number): Promise<number> {
	const pollers = await Promise.all((await makeGuests(stage.port, 16)).map((token) => Poller.open(stage.port, token)));
	const deadline = performance.now() + seconds * 1_000;
	let polls = 0;
	await inParallel(pollers, async (poller) => {
		for (; performance.now() < deadline; polls++) await poller.poll();
	});
	for (const poller of pollers) poller.close();
	return polls / seconds;
}

/** Everybody polls each second, spread evenly, while posts come; null where some were answered too late. */
async function pollFor(
	stage: Stage,
	pollers: readonly Poller[],
	posters: Posters,
	seconds: number,
): Promise<Round | null> {
	await inParallel(pollers, (poller) => poller.poll());
	const before = pollers.map((poller) => poller.received);
	const late: number[] = [];
	const meter = stage.meter();
	const start = performance.now();
	const polling = inParallel(pollers, async (poller, index) => {
		for (let second = 0; second < seconds; second++) {
			const due = start + (second + index / pollers.length) * 1_000;
			await pause(Math.max(0, due - performance.now()));
			await poller.poll();
			late.push(performance.now() - due);
		}
	});
	const posted = await talk(posters, seconds);
	await polling;
	const usage = meter.stop();
	await inParallel(pollers, (poller) => poller.poll());
	const wrong = pollers.filter((poller, index) => poller.received - (before[index] ?? 0) !== posted);
	if (wrong.length > 0) throw new Error(`${wrong.length} pollers did not get each of ${posted} messages once`);
	if (percentile(late, 99) > tooLate) return null;
	return { value: pollers.length, usage, operations: late.length };
}

async function talk(posters: Posters, seconds: number): Promise<number> {
	const count = Math.round(seconds * postsPerSecond);
	const start = performance.now();
	for (let n = 0; n < count; n++) {
		await pause(Math.max(0, start + (n * 1_000) / postsPerSecond - performance.now()));
		await posters.post(n);
	}
	return count;
}
