/**
 * `npm run bench`: the production build as a process of its own, this process as the load. Prints a table, then JSON.
 * Every figure is a checked one: a lost, doubled or misplaced delivery fails the run.
 */
import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildIfStale } from "../scripts/build.mjs";
import { benchFanOut } from "./fan-out";
import type { Figure } from "./figure";
import { benchHistory } from "./history";
import { benchIdle } from "./idle";
import { describeMachine } from "./machine";
import { pin } from "./pinning";
import { benchPollers } from "./pollers";
import { benchPosts } from "./posts";
import { printProfiles } from "./profile";
import { benchReconnect } from "./reconnect";
import { printMachine, printTable } from "./report";
import { benchRoomPage } from "./room-page";
import type { Plan } from "./stage";

const parts = {
	posts: benchPosts,
	fanout: benchFanOut,
	idle: benchIdle,
	pollers: benchPollers,
	history: benchHistory,
	page: benchRoomPage,
	reconnect: benchReconnect,
} as const;
type Part = keyof typeof parts;

const usage = `Usage: npm run bench -- [--only ${Object.keys(parts).join(",")}] [--quick] [--json FILE] [--as-built] [--profiles FOLDER]`;

const options = {
	only: { type: "string" },
	quick: { type: "boolean", default: false },
	json: { type: "string" },
	/** Measures the build that is there, of whatever sources. */
	"as-built": { type: "boolean", default: false },
	/** Leaves CPU profiles of the servers there and prints what dominates them; the figures are then slower ones. */
	profiles: { type: "string" },
} as const;

/** Seconds. */
const partLimit = 300;

function readWords() {
	try {
		const { values } = parseArgs({ options });
		return { ...values, only: chooseParts(values.only) };
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
		process.exit(1);
	}
}

function chooseParts(only: string | undefined): Part[] {
	const names = only?.split(",") ?? Object.keys(parts);
	const unknown = names.filter((name) => !(name in parts));
	if (unknown.length > 0) throw new Error(`There is no part "${unknown.join(", ")}".`);
	return names as Part[];
}

async function runBench(): Promise<number> {
	const values = readWords();
	if (!values["as-built"]) await buildIfStale();
	const plan: Plan = values.quick
		? { quick: true, rounds: 1, seconds: 1.5, profiles: values.profiles ?? null }
		: { quick: false, rounds: 3, seconds: 3, profiles: values.profiles ?? null };
	pin(process.pid, "generator");
	const machine = describeMachine();
	printMachine(machine);
	const { figures, failures } = await runParts(values.only, plan);
	printTable(figures);
	const json = JSON.stringify({ machine, quick: plan.quick, figures, failures }, null, "\t");
	if (values.json) writeFileSync(values.json, `${json}\n`);
	console.log(json);
	if (plan.profiles) printProfiles(plan.profiles);
	for (const failure of failures) console.error(`FAILED ${failure}`);
	return failures.length > 0 ? 1 : 0;
}

/** One part after the other; one that fails spoils the run, but not the figures of the others. */
async function runParts(chosen: readonly Part[], plan: Plan): Promise<{ figures: Figure[]; failures: string[] }> {
	const figures: Figure[] = [];
	const failures: string[] = [];
	for (const part of chosen) {
		const began = performance.now();
		try {
			figures.push(...(await Promise.race([parts[part](plan), overrun()])));
		} catch (error) {
			failures.push(`${part}: ${error instanceof Error ? error.stack : String(error)}`);
		}
		console.log(`  ${part}: ${((performance.now() - began) / 1_000).toFixed(0)} s`);
	}
	return { figures, failures };
}

/** Rejects after `partLimit`: something waits for what never comes. */
async function overrun(): Promise<never> {
	await pause(partLimit * 1_000);
	throw new Error(`It was not done within ${partLimit} s`);
}

process.exitCode = await runBench();
// A part that overran may still hold its server and its sockets.
process.exit();
