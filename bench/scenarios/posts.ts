/** Acknowledged posts a second of 16 keep-alive clients. */
import { Posters } from "../load/posters";
import type { Scenario } from "../scenario";

const clients = 16;

/** `mode` is what SQLite does at a commit; the peers know FULL only. */
export function posts(mode: "FULL" | "NORMAL"): Scenario<"posts"> {
	const rest = mode === "FULL" ? "fsync-bound" : "waiting for the disk or the network";
	return {
		measures: {
			posts: { name: `posts, ${clients} clients, synchronous=${mode}`, unit: "posts/s", rest, better: "more" },
		},
		needs: ["history"],
		env: { SQLITE_SYNCHRONOUS: mode },
		async begin(stage) {
			const posters = await Posters.open(stage, clients);
			return {
				async round(seconds) {
					const meter = stage.meter();
					const operations = await posters.flood(seconds);
					const usage = meter.stop();
					return { posts: { value: operations / usage.seconds, usage, operations } };
				},
				async end() {
					await posters.verify();
					posters.close();
				},
			};
		},
	};
}
