/** Acknowledged posts a second at 16 keep-alive clients, with each way of committing. */
import { type Figure, figureOf, type Round } from "./figure";
import { Posters } from "./posters";
import { onStage, type Plan } from "./stage";

const clients = 16;

export async function benchPosts(plan: Plan): Promise<Figure[]> {
	return [await measure(plan, "FULL"), await measure(plan, "NORMAL")];
}

async function measure(plan: Plan, mode: "FULL" | "NORMAL"): Promise<Figure> {
	return onStage(plan, { env: { SQLITE_SYNCHRONOUS: mode } }, async (stage) => {
		const posters = await Posters.open(stage.port, clients);
		await posters.flood(plan.seconds / 2);
		const rounds: Round[] = [];
		for (let round = 0; round < plan.rounds; round++) {
			const meter = stage.meter();
			const operations = await posters.flood(plan.seconds);
			const usage = meter.stop();
			rounds.push({ value: operations / usage.seconds, usage, operations });
		}
		await posters.verify();
		posters.close();
		const rest = mode === "FULL" ? "fsync-bound" : "waiting for the disk or the network";
		return figureOf({ name: `posts, ${clients} clients, synchronous=${mode}`, unit: "posts/s", rest }, rounds);
	});
}
