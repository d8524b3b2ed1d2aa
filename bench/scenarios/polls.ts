/** Polls a second of 16 keep-alive clients who ask again as soon as they are answered, while a little is posted. */
import type { Client } from "../contestant";
import { Posters } from "../load/posters";
import { talk } from "../load/talk";
import { inParallel, repeatFor } from "../load/waiting";
import type { Scenario } from "../scenario";

const clients = 16;

export const polls: Scenario<"polls"> = {
	measures: {
		polls: {
			name: `polls, ${clients} clients back to back`,
			unit: "polls/s",
			rest: "waiting for the network",
			better: "more",
		},
	},
	needs: ["polls"],
	async begin(stage) {
		const posters = await Posters.open(stage, 1);
		const tokens = await stage.gather(clients);
		const pollers = await Promise.all(tokens.map((token) => stage.contestant.openClient(stage.port, token, "lobby")));
		await inParallel(pollers, async (poller) => void (await poller.poll()));
		return {
			async round(seconds) {
				const received = pollers.map(() => 0);
				const meter = stage.meter();
				const ask = async (poller: Client, place: number) => {
					const count = await poller.poll();
					received[place] = (received[place] ?? 0) + count;
				};
				const [operations, posted] = await Promise.all([repeatFor(seconds, pollers, ask), talk(posters, seconds)]);
				const usage = meter.stop();
				await inParallel(pollers, ask);
				const wrong = received.filter((count) => count !== posted);
				if (wrong.length > 0) throw new Error(`${wrong.length} pollers did not get each of ${posted} messages once`);
				return { polls: { value: operations / usage.seconds, usage, operations } };
			},
			async end() {
				await posters.verify();
				posters.close();
				for (const poller of pollers) poller.close();
			},
		};
	},
};
