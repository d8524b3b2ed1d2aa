/** One scenario for several contestants, who take turns in each round, so that a slow minute is a slow one for all. */
import { cp } from "node:fs/promises";
import { makeFolder } from "../e2e/support/server";
import type { Contestant } from "./contestant";
import { type Figure, figureOf, type Round } from "./figures/figure";
import type { Act, Measure, Scenario } from "./scenario";
import { type Plan, Stage } from "./stage";

export interface Result {
	contestant: string;
	/** By the scenario's measures; their `rounds` are those of the other contestants, in the same order. */
	figures: Record<string, Figure>;
}

export interface Outcome {
	measures: Record<string, Measure>;
	results: Result[];
	/** What went wrong with whom; who failed has no result. */
	failures: string[];
}

export async function runScenario(scenario: Scenario, all: readonly Contestant[], plan: Plan): Promise<Outcome> {
	const able = all.filter(({ can }) => (scenario.needs ?? []).every((ability) => can.has(ability)));
	const folders = await makeRows(able, scenario.archive);
	const env = { ...scenario.env, ...profiling(plan) };
	const entries = Array.from(folders, ([who, folder]) => new Entry(new Stage(who, folder, env), scenario, plan));
	try {
		for (const entry of entries) await entry.attempt(() => entry.warmUp());
		for (let round = 0; round < plan.rounds; round++) {
			for (const entry of entries) await entry.attempt(() => entry.measure());
		}
		for (const entry of entries) await entry.attempt(() => entry.end());
	} finally {
		for (const entry of entries) await entry.stage.kill();
	}
	return {
		measures: scenario.measures,
		results: entries.flatMap((entry) => entry.results()),
		failures: entries.flatMap(({ failure }) => failure ?? []),
	};
}

/** Gives each contestant a folder of its own; an archive is made once for all who can read the same rows. */
async function makeRows(all: readonly Contestant[], archive: number | undefined): Promise<Map<Contestant, string>> {
	const folders = new Map<Contestant, string>();
	const archives = new Map<Contestant["sow"], string>();
	for (const contestant of all) {
		const folder = await makeFolder();
		folders.set(contestant, folder);
		if (archive === undefined) continue;
		const sown = archives.get(contestant.sow) ?? (await contestant.sow(archive));
		archives.set(contestant.sow, sown);
		await cp(sown, folder, { recursive: true });
	}
	return folders;
}

/** A contestant in a scenario. */
class Entry {
	failure: string | undefined;
	readonly #rounds: Record<string, Round>[] = [];
	#act: Act | undefined;

	constructor(
		readonly stage: Stage,
		private readonly scenario: Scenario,
		private readonly plan: Plan,
	) {}

	/** Does `work` unless something failed before; what fails now is kept for the report. */
	async attempt(work: () => Promise<void>): Promise<void> {
		if (this.failure) return;
		try {
			await work();
		} catch (error) {
			const said = await this.stage.kill();
			const reason = error instanceof Error ? error.stack : String(error);
			this.failure = `${this.stage.contestant.name}: ${reason}${said && `\n${said}`}`;
		}
	}

	/** A round that does not count: programs are compiled and rows are read for the first time. */
	async warmUp(): Promise<void> {
		await (await this.#open()).round(this.plan.seconds / 2);
		if (this.scenario.fresh) await this.end();
	}

	async measure(): Promise<void> {
		const act = await this.#open();
		await this.stage.waitForQuiet();
		this.#rounds.push(await act.round(this.plan.seconds));
		if (this.scenario.fresh) await this.end();
	}

	async end(): Promise<void> {
		await this.#act?.end();
		this.#act = undefined;
		await this.stage.stop();
	}

	results(): Result[] {
		if (this.failure) return [];
		const figures = Object.entries(this.scenario.measures).map(([key, measure]) => {
			const rounds = this.#rounds.flatMap((round) => round[key] ?? []);
			return [key, figureOf(measure, rounds)];
		});
		return [{ contestant: this.stage.contestant.name, figures: Object.fromEntries(figures) }];
	}

	async #open(): Promise<Act> {
		if (this.#act) return this.#act;
		await this.stage.start();
		this.#act = await this.scenario.begin(this.stage);
		return this.#act;
	}
}

function profiling({ profiles }: Plan): Record<string, string> {
	return profiles === null ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-interval=500 --cpu-prof-dir=${profiles}` };
}
