/** After `npm ci`: brings a newer Node where the system's is too old. Elsewhere it does nothing and downloads nothing. */
import { existsSync } from "node:fs";
import { fetchOwnNode, isModernNode } from "./node.mjs";

const nothingInstalled = process.env.npm_config_package_lock_only === "true" || !existsSync("node_modules");

if (!isModernNode() && !nothingInstalled) {
	try {
		fetchOwnNode();
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
