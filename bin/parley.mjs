#!/usr/bin/env node
/** `npx parley`: the terminal client from a checkout. Runs on Node 18, to say what it needs or find it. */
import { readFileSync } from "node:fs";
import { runChild } from "../scripts/child.mjs";
import { findOwnNode, isModernNode, requireModernNode } from "../scripts/node.mjs";

try {
	process.exit(await run());
} catch (error) {
	process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
	process.exit(1);
}

async function run() {
	const own = isModernNode() ? undefined : findOwnNode();
	if (own) return runChild(own, process.argv.slice(1));
	requireModernNode();
	const { bundleTerminal } = await import("../scripts/terminal.mjs");
	const { runProgram } = await import(await bundleTerminal());
	const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
	return runProgram(process.argv.slice(2), version);
}
