/** A thousand readers come back at once, each having missed a hundred messages. */
import { type Figure, figureOf, type Round } from "./figure";
import { makeGuests } from "./people";
import { Posters } from "./posters";
import { onStage, type Plan, type Stage, waitForQuiet } from "./stage";
import { closeStreams, faultOf, openStreams, requireWhole } from "./stream";
import { Tally } from "./tally";
import { waitUntil } from "./waiting";
import { Wire } from "./wire";

const readers = 1_000;
const missed = 100;

export function benchReconnect(plan: Plan): Promise<Figure[]> {
	return onStage(plan, {}, async (stage) => {
		const posters = await Posters.open(stage.port, 16);
		const tokens = await makeGuests(stage.port, readers);
		await comeBack(stage, posters, tokens);
		const rounds: Round[] = [];
		for (let round = 0; round < plan.rounds; round++) rounds.push(await comeBack(stage, posters, tokens));
		posters.close();
		const name = `${readers} readers back, ${missed} messages missed by each: until all are whole`;
		return [figureOf({ name, unit: "ms", rest: "waiting for the network" }, rounds)];
	});
}

async function comeBack(stage: Stage, posters: Posters, tokens: readonly string[]): Promise<Round> {
	const after = await readCursor(stage.port, tokens[0]);
	for (let n = 0; n < missed; n++) await posters.post(n);
	await waitForQuiet(stage);
	const tally = new Tally(readers);
	const meter = stage.meter();
	const began = performance.now();
	const streams = await openStreams(stage.port, tokens, tally.note, after);
	const operations = readers * missed;
	await waitUntil(() => tally.total >= operations || faultOf(streams) !== null, "the readers to catch up");
	const usage = meter.stop();
	requireWhole(streams);
	const wrong = streams.filter(({ parser }) => parser.received !== missed || parser.position !== posters.head);
	if (wrong.length > 0)
		throw new Error(`${wrong.length} readers did not get the ${missed} messages that they had missed`);
	closeStreams(streams);
	return { value: tally.lastAt - began, usage, operations };
}

async function readCursor(port: number, token: string | undefined): Promise<string> {
	const wire = await Wire.open(port);
	const { cursor } = await wire.ask<{ cursor: string }>({ method: "GET", path: "/api/rooms/lobby", token });
	wire.close();
	return cursor;
}
