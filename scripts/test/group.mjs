import { spawn } from "node:child_process";

const windows = process.platform === "win32";
const patience = 5_000;

/**
 * Runs a command line in a process group of its own, so that Ctrl-C ends it with everything that it started. There is
 * nobody at its keyboard.
 * @param {string} command
 * @returns {Promise<number>} its exit code, 1 where a signal ended it
 */
export function runGroup(command) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, { shell: true, detached: !windows, stdio: ["ignore", "inherit", "inherit"] });
		const stop = (/** @type {NodeJS.Signals} */ signal) => {
			console.error(`\n${signal}: stopping the tests.`);
			endGroup(child, "SIGTERM");
			setTimeout(() => {
				endGroup(child, "SIGKILL");
				process.exit(130);
			}, patience);
			child.once("close", () => {
				endGroup(child, "SIGKILL");
				process.exit(130);
			});
		};
		process.once("SIGINT", stop).once("SIGTERM", stop);
		child.on("error", reject);
		child.on("exit", (code) => {
			process.off("SIGINT", stop).off("SIGTERM", stop);
			resolve(code ?? 1);
		});
	});
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function endGroup(child, signal) {
	if (child.pid === undefined) return;
	try {
		process.kill(windows ? child.pid : -child.pid, signal);
	} catch (error) {
		// Nobody left in the group is what we wanted.
		if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
	}
}
