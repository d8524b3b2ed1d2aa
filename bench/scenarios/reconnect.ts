/** Many readers come back at once, each having missed a hundred messages. */
import type { Round } from "../figures/figure";
import { Posters } from "../load/posters";
import { Tally } from "../load/tally";
import { waitUntil } from "../load/waiting";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";
import { closeStreams, faultOf, openStreams, requireWhole } from "../wire/stream";

const readers = 1_000;
const missed = 100;
const name = `${readers} readers back, ${missed} messages missed by each: until all are whole`;

export const reconnect: Scenario<"whole"> = {
	measures: { whole: { name, unit: "ms", rest: "waiting for the network", better: "less" } },
	needs: ["history"],
	async begin(stage) {
		const posters = await Posters.open(stage, 16);
		const tokens = await stage.gather(readers);
		const { contestant, port } = stage;
		const clerk = await contestant.openClient(port, tokens[0] ?? "", "lobby");
		return {
			async round() {
				const after = await clerk.readCursor();
				for (let n = 0; n < missed; n++) await posters.post(n);
				return { whole: await comeBack(stage, tokens, after, posters.head) };
			},
			async end() {
				await posters.verify();
				posters.close();
				clerk.close();
			},
		};
	},
};

async function comeBack(stage: Stage, tokens: readonly string[], after: string, head: number): Promise<Round> {
	await stage.waitForQuiet();
	const { contestant, port } = stage;
	const tally = new Tally();
	const meter = stage.meter();
	const began = performance.now();
	const streams = await openStreams(tokens, (token) => contestant.openStream(port, token, after, tally));
	const operations = readers * missed;
	await waitUntil(() => tally.total >= operations || faultOf(streams) !== null, "the readers to catch up");
	const usage = meter.stop();
	requireWhole(streams);
	const wrong = streams.filter(({ parser }) => parser.received !== missed || parser.position !== head);
	if (wrong.length > 0)
		throw new Error(`${wrong.length} readers did not get the ${missed} messages that they had missed`);
	closeStreams(streams);
	return { value: tally.lastAt - began, usage, operations };
}
