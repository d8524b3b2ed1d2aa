import { spawnSync } from "node:child_process";
import { nextProgram } from "./build.mjs";

/**
 * Checks the configuration before anything slow begins; a wrong value ends the program with the sentence about it.
 * @returns {{ PORT: number, HOST: string }}
 */
export function checkedConfig() {
	const words = ["--import", "tsx", "scripts/print-config.ts"];
	const { status, stdout } = spawnSync(process.execPath, words, {
		stdio: ["ignore", "pipe", "inherit"],
		encoding: "utf8",
	});
	return status === 0 ? JSON.parse(stdout) : process.exit(1);
}

/**
 * Becomes Next's own program: in this process, so that signals and the exit code need no passing on.
 * @param {"start" | "dev"} command
 * @param {{ PORT: number, HOST: string }} config
 */
export async function serve(command, { PORT, HOST }) {
	process.argv = [process.execPath, nextProgram, command, "-p", String(PORT), "-H", HOST, ...process.argv.slice(2)];
	await import("next/dist/bin/next");
}
