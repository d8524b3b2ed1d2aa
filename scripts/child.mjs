import { spawn } from "node:child_process";
import { constants } from "node:os";

const passedOn = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);

/**
 * Runs a program to its end, passing on the signals that are meant for it.
 * @param {string} program
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code; 128 + n after signal n
 */
export function runChild(program, words, env = process.env) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, words, { stdio: "inherit", env });
		// At a terminal Ctrl-C reaches the whole group; a second one from here would count as impatience.
		const forward = (/** @type {NodeJS.Signals} */ signal) => {
			if (!(signal === "SIGINT" && process.stdin.isTTY)) child.kill(signal);
		};
		for (const signal of passedOn) process.on(signal, forward);
		child.on("error", reject);
		child.on("exit", (code, signal) => {
			for (const each of passedOn) process.off(each, forward);
			resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
		});
	});
}
