/** What the words after `npm run bench --` ask for. */
import { parseArgs } from "node:util";
import type { Contestant } from "./contestant";
import { contestants } from "./contestants";
import { parley } from "./parley";
import { chooseParts, comparedParts, ownParts } from "./parts";
import type { Scenario } from "./scenario";
import type { Plan } from "./stage";

const usage = `Usage: npm run bench -- [compare] [options]

  compare           Parley with its fast lane and without, and the peers of bench/peers, taking turns
  --only PARTS      of ${Object.keys(ownParts(true)).join(", ")}
  --among NAMES     of ${contestants.map(({ name }) => `"${name}"`).join(", ")}
  --quick           one short round: for seeing that it works, not for figures
  --json FILE       writes what is printed as JSON
  --as-built        measures the build that is there, of whatever sources
  --profiles FOLDER leaves CPU profiles of Parley there and prints what dominates them; the figures are slower ones`;

const options = {
	only: { type: "string" },
	among: { type: "string" },
	quick: { type: "boolean", default: false },
	json: { type: "string" },
	"as-built": { type: "boolean", default: false },
	profiles: { type: "string" },
} as const;

export interface Wishes {
	parts: [name: string, scenario: Scenario][];
	contestants: readonly Contestant[];
	compare: boolean;
	plan: Plan;
	asBuilt: boolean;
	json: string | undefined;
}

/** Ends the process with the usage where the words say nothing sensible. */
export function readWords(): Wishes {
	try {
		const { values, positionals } = parseArgs({ options, allowPositionals: true });
		const compare = positionals[0] === "compare";
		if (positionals.length > (compare ? 1 : 0)) throw new Error(`What is "${positionals.join(" ")}"?`);
		const { quick, only, among, json, profiles = null } = values;
		const length = quick ? { rounds: 1, seconds: 1.5 } : { rounds: 3, seconds: 3 };
		return {
			parts: chooseParts(compare ? comparedParts(quick) : ownParts(quick), only),
			contestants: chooseContestants(among ?? (compare ? undefined : parley.name)),
			compare,
			plan: { quick, profiles, ...length },
			asBuilt: values["as-built"],
			json,
		};
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
		process.exit(1);
	}
}

function chooseContestants(among: string | undefined): readonly Contestant[] {
	if (among === undefined) return contestants;
	return among.split(",").map((name) => {
		const contestant = contestants.find((each) => each.name.toLowerCase() === name.toLowerCase());
		if (!contestant) throw new Error(`"${name}" does not take part here.`);
		return contestant;
	});
}
