/** What a stream costs in memory while nothing happens, and how fast they are accepted. */
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { readResident } from "../figures/usage";
import { Tally } from "../load/tally";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";
import { closeStreams, openStreams, requireWhole } from "../wire/stream";

/** Streams that open and close first, so that what is loaded and compiled once is not counted. */
const warmUp = 200;
/** Files that either process needs besides its streams. */
const spareFiles = 500;

/** How many streams this process, and so the servers that it starts, may have open. */
function allowedStreams(): number {
	const limit = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
	return limit === undefined ? Number.POSITIVE_INFINITY : Number(limit) - spareFiles;
}

export function idle(wanted: number): Scenario<"memory" | "opening"> {
	const count = Math.min(wanted, allowedStreams());
	const notes = count < wanted ? [`Only ${count} of ${wanted} streams: ulimit -n allows no more open files`] : [];
	return {
		measures: {
			memory: {
				name: `memory for each of ${count} idle streams`,
				unit: "KiB",
				rest: "memory: sockets, requests and stream state",
				better: "less",
				notes,
			},
			opening: {
				name: `streams opened, up to ${count}`,
				unit: "streams/s",
				rest: "waiting for the network",
				better: "more",
				notes,
			},
		},
		fresh: true,
		async begin(stage) {
			const tokens = await stage.gather(count);
			const open = openOn(stage);
			closeStreams(await openStreams(tokens.slice(0, warmUp), open));
			return {
				async round() {
					const empty = await settle(stage);
					const meter = stage.meter();
					const streams = await openStreams(tokens, open);
					const opening = meter.stop();
					const still = stage.meter();
					const grown = (await settle(stage)) - empty;
					requireWhole(streams);
					closeStreams(streams);
					return {
						memory: { value: grown / count / 1024, usage: still.stop() },
						opening: { value: count / opening.seconds, usage: opening, operations: count },
					};
				},
				end: () => Promise.resolve(),
			};
		},
	};
}

function openOn({ contestant, port }: Stage) {
	const tally = new Tally();
	return (token: string) => contestant.openStream(port, token, null, tally);
}

/** Resident bytes, once they have stopped moving or have had time enough. */
async function settle(stage: Stage): Promise<number> {
	await stage.waitForQuiet();
	let before = readResident(stage.pid);
	for (let tries = 0; tries < 6; tries++) {
		await pause(500);
		const now = readResident(stage.pid);
		if (Math.abs(now - before) < before * 0.005) return now;
		before = now;
	}
	return before;
}
