/** Keeps server and generator off each other's cores, where the system has `taskset` and cores enough. */
import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

export const cores = availableParallelism();
const possible = cores > 1 && spawnSync("taskset", ["--version"]).status === 0;

/** The generator has the last core, the server all the others. */
const shares = { server: cores > 2 ? `0-${cores - 2}` : "0", generator: String(cores - 1) } as const;

export const pinning = possible
	? `server on core ${shares.server}, generator on core ${shares.generator}`
	: "not pinned: there is one core only, or no taskset";

export function pin(pid: number, part: keyof typeof shares): void {
	if (!possible) return;
	const { status, stderr } = spawnSync("taskset", ["--all-tasks", "--cpu-list", "--pid", shares[part], String(pid)]);
	if (status !== 0) throw new Error(`taskset could not pin the ${part}: ${stderr}`);
}
