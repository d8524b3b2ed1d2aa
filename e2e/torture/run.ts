/** `npm run torture -- --kills 100 --seed 7`: exits with 1 where anything acknowledged was lost, doubled or misplaced. */
import { parseArgs } from "node:util";
import { torture } from "./torture";

const shown = 40;

async function runTorture(): Promise<number> {
	const options = { kills: { type: "string", default: "100" }, seed: { type: "string" } } as const;
	const { values } = parseArgs({ options });
	const kills = readNumber("--kills", values.kills);
	const seed = readNumber("--seed", values.seed ?? String(Math.floor(Math.random() * 1_000_000)));
	console.log(`torture: ${kills} kills, seed ${seed} (repeat with --kills ${kills} --seed ${seed})`);
	const result = await torture({
		kills,
		seed,
		onKill: (done) => {
			if (done % 10 === 0 || done === kills) console.log(`  ${done} of ${kills} kills`);
		},
	});
	for (const [name, figure] of Object.entries(result.figures)) console.log(`  ${name.padEnd(24)} ${figure}`);
	const faults = [...result.violations.map(({ kind, detail }) => `${kind}: ${detail}`), ...result.surprises];
	if (faults.length === 0) {
		console.log("torture: every acknowledged write is there once, in one order, and every reader saw it whole");
		return 0;
	}
	console.error(`torture: ${faults.length} violations with seed ${seed}\n${faults.slice(0, shown).join("\n")}`);
	console.error(`the last server said:\n${result.output.slice(-4_000)}`);
	return 1;
}

function readNumber(name: string, text: string): number {
	const number = Number(text);
	if (Number.isSafeInteger(number) && number >= 0) return number;
	throw new Error(`${name} takes a whole number, not ${JSON.stringify(text)}`);
}

process.exitCode = await runTorture();
