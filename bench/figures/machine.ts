/** On what the figures were taken. */
import { execFileSync } from "node:child_process";
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { cores, pinning } from "../pinning";
import { median } from "./statistics";

export interface Machine {
	node: string;
	/** The commit measured, with "+" where the work tree differs from it. */
	commit: string;
	cpu: string;
	cores: number;
	/** How server and generator share the cores. */
	pinning: string;
	/** Milliseconds that it takes to write 4 KiB and have them on disk, in the middle of a hundred. */
	fsync_ms: number;
	load: number;
	date: string;
}

export function describeMachine(): Machine {
	return {
		node: process.version,
		commit: readCommit(),
		cpu: cpus()[0]?.model ?? "unknown",
		cores,
		pinning,
		fsync_ms: measureFsync(),
		load: loadavg()[0] ?? 0,
		date: new Date().toISOString(),
	};
}

function readCommit(): string {
	try {
		const git = (...words: string[]) =>
			execFileSync("git", words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
		const changed = git("status", "--porcelain", "--untracked-files=no").trim() !== "";
		return git("rev-parse", "--short", "HEAD").trim() + (changed ? "+" : "");
	} catch (error) {
		// A tarball has no git, and a slim system not even the program.
		if (error instanceof Error) return "unknown";
		throw error;
	}
}

/** Where the databases of the benchmark are written, too. */
function measureFsync(): number {
	const folder = mkdtempSync(path.join(tmpdir(), "parley-bench-"));
	const file = openSync(path.join(folder, "probe"), "w");
	const page = Buffer.alloc(4_096, 1);
	const times = Array.from({ length: 100 }, () => {
		const began = performance.now();
		writeSync(file, page);
		fdatasyncSync(file);
		return performance.now() - began;
	});
	closeSync(file);
	rmSync(folder, { recursive: true });
	return Math.round(median(times) * 1_000) / 1_000;
}
