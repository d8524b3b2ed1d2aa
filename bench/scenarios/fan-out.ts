/** Many readers of one room: deliveries a second at full speed, and at an even pace the time and CPU that one takes. */
import { setTimeout as pause } from "node:timers/promises";
import type { Round } from "../figures/figure";
import { percentile } from "../figures/statistics";
import { Posters } from "../load/posters";
import { postsPerSecond } from "../load/talk";
import { Tally } from "../load/tally";
import { waitUntil } from "../load/waiting";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";
import { closeStreams, faultOf, openStreams, requireWhole, type Stream } from "../wire/stream";

const writers = 16;

interface Hall {
	stage: Stage;
	posters: Posters;
	streams: Stream[];
	tally: Tally;
}

export function fanOut(readers: number): Scenario<"flood" | "cost" | "p50" | "p99"> {
	const paced = { rest: "at rest between posts", better: "less" } as const;
	const pace = `${readers} readers, ${postsPerSecond} posts/s`;
	return {
		measures: {
			flood: {
				name: `fan-out to ${readers} readers, ${writers} posters`,
				unit: "deliveries/s",
				rest: "waiting for the commit or the network",
				better: "more",
			},
			cost: { name: `CPU of a delivery, ${pace}`, unit: "µs", ...paced },
			p50: { name: `p50 from post to reader, ${pace}`, unit: "ms", ...paced },
			p99: { name: `p99 from post to reader, ${pace}`, unit: "ms", ...paced },
		},
		async begin(stage) {
			const posters = await Posters.open(stage, writers);
			return {
				async round(seconds) {
					const tally = new Tally();
					const { contestant, port } = stage;
					const tokens = await stage.gather(readers);
					const open = (token: string) => contestant.openStream(port, token, null, tally);
					const streams = await openStreams(tokens, open);
					const hall: Hall = { stage, posters, streams, tally };
					await stage.waitForQuiet();
					const flood = await floodHall(hall, seconds);
					await stage.waitForQuiet();
					const rounds = { flood, ...(await paceHall(hall, seconds * 2)) };
					closeStreams(streams);
					return rounds;
				},
				async end() {
					await posters.verify();
					posters.close();
				},
			};
		},
	};
}

/** Everybody posts as fast as they can; it is over when the last reader has the last message. */
async function floodHall({ stage, posters, streams, tally }: Hall, seconds: number): Promise<Round> {
	const before = tally.total;
	const meter = stage.meter();
	const began = performance.now();
	const posted = await posters.flood(seconds);
	await waitForReaders(streams, posters.head);
	const usage = meter.stop();
	const operations = tally.total - before;
	if (operations !== posted * streams.length)
		throw new Error(`${posted} posts to ${streams.length} readers made ${operations} deliveries`);
	return { value: (operations / (tally.lastAt - began)) * 1_000, usage, operations };
}

/** Posts at an even pace, whatever the answers do, and times each until its readers have it. */
async function paceHall({ stage, posters, streams, tally }: Hall, seconds: number) {
	const count = Math.round(seconds * postsPerSecond);
	tally.startTiming();
	const meter = stage.meter();
	const start = performance.now();
	const posts: Promise<[seq: number, due: number]>[] = [];
	for (let n = 0; n < count; n++) {
		const due = start + (n * 1_000) / postsPerSecond;
		await pause(Math.max(0, due - performance.now()));
		posts.push(posters.post(n).then((seq) => [seq, due]));
	}
	const posted = await Promise.all(posts);
	await waitForReaders(streams, posters.head);
	const usage = meter.stop();
	const times = posted.flatMap(([seq, due]) => {
		const arrivals = tally.timesOf(seq);
		if (arrivals.length !== streams.length) throw new Error(`Message ${seq} reached ${arrivals.length} readers`);
		return arrivals.map((at) => at - due);
	});
	tally.stopTiming();
	const operations = count * streams.length;
	return {
		cost: { value: (usage.serverCpu / operations) * 1e6, usage },
		p50: { value: percentile(times, 50), usage },
		p99: { value: percentile(times, 99), usage },
	};
}

async function waitForReaders(streams: readonly Stream[], head: number): Promise<void> {
	const there = () => streams.every((stream) => stream.parser.position >= head);
	await waitUntil(() => there() || faultOf(streams) !== null, "the readers to get the last message");
	requireWhole(streams);
}
