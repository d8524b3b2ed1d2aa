/**
 * How every command begins: packages installed, a Node that is new enough, the project's folder, `.env` read. Runs on
 * Node 18 and imports nothing that has to be installed first.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runChild } from "./child.mjs";
import { fetchOwnNode, isModernNode } from "./node.mjs";
import { installMissingPackages } from "./packages.mjs";

/** Comes back only under a Node that will do; from an older one the same command is run again under our own. */
export async function arrive() {
	process.chdir(fileURLToPath(new URL("..", import.meta.url)));
	try {
		installMissingPackages();
		if (!isModernNode()) process.exit(await runChild(fetchOwnNode(), process.argv.slice(1), withOwnPrograms()));
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exit(1);
	}
	Object.assign(process.env, withOwnPrograms());
	// A chat server tells nobody about its use, unless its operator says otherwise.
	process.env.NEXT_TELEMETRY_DISABLED ??= "1";
	for (const file of [".env.local", ".env"]) if (existsSync(file)) process.loadEnvFile(file);
}

/** Programs of node_modules come first, our Node among them. */
function withOwnPrograms() {
	const own = path.resolve("node_modules", ".bin");
	const rest = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== own);
	return { ...process.env, PATH: [own, ...rest].join(path.delimiter) };
}
