/** A contestant's server as a process of its own, on rows of its own. */
import { setTimeout as pause } from "node:timers/promises";
import type { Contestant, Running } from "./contestant";
import { Meter } from "./figures/usage";
import { makeGuests } from "./load/people";
import { pin } from "./pinning";

export interface Plan {
	/** One short round of everything: for seeing that it works, not for figures. */
	quick: boolean;
	rounds: number;
	/** Seconds that a round measures. */
	seconds: number;
	/** A folder for CPU profiles of Parley's servers. */
	profiles: string | null;
}

export class Stage {
	#running: Running | undefined;
	readonly #crowd: string[] = [];

	constructor(
		readonly contestant: Contestant,
		private readonly dataDir: string,
		private readonly env: Record<string, string>,
	) {}

	get port(): number {
		return this.#server.port;
	}

	get pid(): number {
		return this.#server.pid;
	}

	/** From now on, until its `stop`. */
	meter(): Meter {
		return new Meter(this.pid);
	}

	/** The tokens of so many people, who stay the same for as long as the rows do. */
	async gather(count: number): Promise<string[]> {
		const missing = count - this.#crowd.length;
		if (missing > 0) this.#crowd.push(...(await makeGuests(this.port, missing)));
		return this.#crowd.slice(0, count);
	}

	async start(): Promise<void> {
		this.#running = await this.contestant.start(this.dataDir, this.env);
		pin(this.pid, "server");
	}

	/** Resolves once the server has nothing left to do from before. */
	async waitForQuiet(): Promise<void> {
		for (let tries = 0; tries < 30; tries++) {
			const watch = this.meter();
			await pause(200);
			if (watch.stop().serverBusy < 0.1) return;
		}
	}

	/** Ends the server; it must end well. */
	async stop(): Promise<void> {
		await this.#running?.stop();
		this.#running = undefined;
	}

	/** Ends it in any case; returns what it has written last. */
	async kill(): Promise<string> {
		const said = this.#running?.output().slice(-2_000) ?? "";
		await this.#running?.kill();
		this.#running = undefined;
		return said;
	}

	get #server(): Running {
		if (!this.#running) throw new Error(`${this.contestant.name} is not running`);
		return this.#running;
	}
}
