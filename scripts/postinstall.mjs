/**
 * After `npm ci`: lets `npx parley` find the terminal client, and brings a newer Node where the system's is too old. Elsewhere
 * it downloads nothing.
 */
import { existsSync, rmSync, symlinkSync } from "node:fs";
import { fetchOwnNode, isModernNode } from "./node.mjs";

const nothingInstalled = process.env.npm_config_package_lock_only === "true" || !existsSync("node_modules");

// npm links the programs of what a package needs, not its own; without the link npx asks the registry first.
if (!nothingInstalled && process.platform !== "win32" && existsSync("node_modules/.bin")) {
	rmSync("node_modules/.bin/parley", { force: true });
	symlinkSync("../../bin/parley.mjs", "node_modules/.bin/parley");
}

if (!isModernNode() && !nothingInstalled) {
	try {
		fetchOwnNode();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
