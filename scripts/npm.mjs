import { spawnSync } from "node:child_process";
import path from "node:path";

/**
 * Runs npm, the one that runs us where there is one, and waits.
 * @param {readonly string[]} words
 * @returns {number} its exit code
 */
export function npm(words) {
	const cli = process.env.npm_execpath;
	const options = /** @type {const} */ ({ stdio: "inherit" });
	const ran =
		cli && path.basename(cli) === "npm-cli.js"
			? spawnSync(process.execPath, [cli, ...words], options)
			: spawnSync("npm", words, { ...options, shell: process.platform === "win32" });
	return ran.status ?? 1;
}
