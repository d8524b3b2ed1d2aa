/** Where the server's CPU went, from the profiles that `--profiles FOLDER` leaves behind. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

interface Profile {
	nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
	samples: number[];
	timeDeltas: number[];
}

const shown = 25;

/** Prints the functions that ran longest in themselves, for each profile in `folder`. */
export function printProfiles(folder: string): void {
	for (const file of readdirSync(folder).filter((name) => name.endsWith(".cpuprofile"))) {
		const profile = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Profile;
		const times = selfTimes(profile);
		const busy = [...times].filter(([name]) => !name.startsWith("(idle)")).toSorted((one, other) => other[1] - one[1]);
		const total = busy.reduce((sum, [, time]) => sum + time, 0);
		console.log(`\n${file}: ${(total / 1e6).toFixed(1)} s of CPU`);
		for (const [name, time] of busy.slice(0, shown)) {
			console.log(`  ${((time / total) * 100).toFixed(1).padStart(5)} %  ${name}`);
		}
	}
}

/** Microseconds by function. */
function selfTimes({ nodes, samples, timeDeltas }: Profile): Map<string, number> {
	const names = new Map(
		nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
			const place = url === "" ? "" : ` ${url.replace(/^.*\/(?=node_modules|\.next)/, "")}:${lineNumber + 1}`;
			return [id, `${functionName || "(anonymous)"}${place}`];
		}),
	);
	const times = new Map<string, number>();
	for (const [index, sample] of samples.entries()) {
		const name = names.get(sample) ?? "?";
		times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0));
	}
	return times;
}
