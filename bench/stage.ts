/** A production server as a process of its own, for one part of the benchmark. */
import { setTimeout as pause } from "node:timers/promises";
import { startServer } from "../e2e/support/server";
import { pin } from "./pinning";
import { Meter } from "./usage";

export interface Plan {
	/** One short round of everything: for seeing that it works, not for figures. */
	quick: boolean;
	rounds: number;
	/** Seconds that a round measures. */
	seconds: number;
	/** A folder for CPU profiles of the servers. */
	profiles: string | null;
}

export interface Stage {
	port: number;
	pid: number;
	dataDir: string;
	meter(): Meter;
}

interface Scene {
	env?: Record<string, string>;
	/** Where rows are already; a fresh folder if left out. */
	dataDir?: string;
}

/** Runs `work` against a server of its own, and stops that one whatever happens. */
export async function onStage<T>(
	plan: Plan,
	{ env = {}, dataDir }: Scene,
	work: (stage: Stage) => Promise<T>,
): Promise<T> {
	const server = await startServer({
		env: { LOG_LEVEL: "warn", ...profiling(plan), ...env },
		...(dataDir !== undefined && { dataDir }),
	});
	try {
		pin(server.pid, "server");
		const result = await work({
			port: server.port,
			pid: server.pid,
			dataDir: server.dataDir,
			meter: () => new Meter(server.pid),
		});
		const code = await server.stop();
		if (code !== 0) throw new Error(`The server ended with ${code}:\n${server.output().slice(-2_000)}`);
		return result;
	} catch (error) {
		process.stderr.write(server.output().slice(-2_000));
		throw error;
	} finally {
		await server.kill();
	}
}

function profiling({ profiles }: Plan): Record<string, string> {
	return profiles === null ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-interval=500 --cpu-prof-dir=${profiles}` };
}

/** Resolves once the server has nothing left to do from before. */
export async function waitForQuiet({ meter }: Stage): Promise<void> {
	for (let tries = 0; tries < 30; tries++) {
		const watch = meter();
		await pause(200);
		if (watch.stop().serverBusy < 0.1) return;
	}
}
