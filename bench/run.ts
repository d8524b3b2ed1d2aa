/**
 * `npm run bench`: the production build as a process of its own, this process as the load; `npm run bench -- compare`
 * has the peers take turns with it. Prints tables, then JSON. Every figure is a checked one: a lost, doubled or
 * misplaced delivery fails the run.
 */
import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { buildIfStale } from "../scripts/build.mjs";
import { absent } from "./contestants";
import { printContestants, printOutcome } from "./figures/comparison";
import { describeMachine } from "./figures/machine";
import { printProfiles } from "./figures/profile";
import { printMachine, printTable } from "./figures/report";
import { parley } from "./parley";
import { pin } from "./pinning";
import { type Outcome, runScenario } from "./rounds";
import { judge, type Verdict } from "./targets";
import { readWords, type Wishes } from "./words";

/** Seconds that a contestant may take in a part. */
const partLimit = 300;

interface Part {
	name: string;
	outcome: Outcome;
	verdicts: Verdict[];
}

async function runBench(): Promise<number> {
	const wishes = readWords();
	const { plan, contestants } = wishes;
	if (!wishes.asBuilt && contestants.some(({ name }) => name.startsWith(parley.name))) await buildIfStale();
	pin(process.pid, "generator");
	const machine = describeMachine();
	printMachine(machine);
	if (wishes.compare) printContestants(contestants, absent);
	const parts = await runParts(wishes);
	const figures = parts.flatMap(listFigures);
	const failures = parts.flatMap(({ name, outcome }) => outcome.failures.map((failure) => `${name}: ${failure}`));
	if (!wishes.compare) printTable(figures);
	const verdicts = parts.flatMap((part) => part.verdicts);
	const json = JSON.stringify({ machine, quick: plan.quick, figures, verdicts, failures }, null, "\t");
	if (wishes.json) writeFileSync(wishes.json, `${json}\n`);
	console.log(json);
	if (plan.profiles) printProfiles(plan.profiles);
	for (const failure of failures) console.error(`FAILED ${failure}`);
	return failures.length > 0 ? 1 : 0;
}

/** One part after the other; one that fails spoils the run, but not the figures of the others. */
async function runParts({ parts, contestants, compare, plan }: Wishes): Promise<Part[]> {
	const done: Part[] = [];
	for (const [name, scenario] of parts) {
		const began = performance.now();
		const limit = overrun(partLimit * contestants.length);
		const outcome = await Promise.race([runScenario(scenario, contestants, plan), limit]);
		const verdicts = compare ? judge(name, parley.name, outcome) : [];
		done.push({ name, outcome, verdicts });
		console.log(`  ${name}: ${((performance.now() - began) / 1_000).toFixed(0)} s`);
		if (compare) printOutcome(outcome, verdicts);
	}
	return done;
}

function listFigures({ name, outcome }: Part) {
	return outcome.results.flatMap(({ contestant, figures }) =>
		Object.values(figures).map((figure) => ({ part: name, contestant, ...figure })),
	);
}

/** What is said of a part that was not done after so many seconds: something waits for what never comes. */
async function overrun(seconds: number): Promise<Outcome> {
	await pause(seconds * 1_000, undefined, { ref: false });
	return { measures: {}, results: [], failures: [`It was not done within ${seconds} s`] };
}

process.exitCode = await runBench();
// A part that overran may still hold its server and its sockets.
process.exit();
