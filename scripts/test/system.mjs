import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { findChromium } from "../chromium.mjs";

const debian = existsSync("/etc/os-release") && /^ID="?debian"?$/m.test(readFileSync("/etc/os-release", "utf8"));
const root = process.getuid?.() === 0;

/** The programs that tests use and npm does not bring. */
const wanted = [
	{ name: "chromium", present: () => findChromium() !== undefined },
	{ name: "redis-server", present: () => spawnSync("redis-server", ["--version"]).status === 0 },
	{ name: "tmux", present: () => spawnSync("tmux", ["-V"]).status === 0 },
];

export const howToGetChromium = debian
	? "run: sudo apt-get update && sudo apt-get install -y chromium"
	: "run: npx playwright install chromium";

/** On Debian as root installs what is missing; elsewhere the suites that lack something say how to get it. */
export function installSystemPrograms() {
	const names = wanted.filter((program) => !program.present()).map((program) => program.name);
	if (names.length === 0 || !debian || !root) return;
	console.log(`Installing ${names.join(" and ")} with apt-get.`);
	// RUNLEVEL=1: the tests start a Redis of their own; the package's must not come up as a service.
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
	for (const words of [["update"], ["install", "-y", "--no-install-recommends", ...names]]) {
		const { status } = spawnSync("apt-get", words, { stdio: ["ignore", "inherit", "inherit"], env });
		if (status !== 0) return console.error(`apt-get ${words[0]} failed; what needs ${names.join(" or ")} is skipped.`);
	}
}
