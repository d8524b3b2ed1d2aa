#!/usr/bin/env node
/** `npx parley`: the terminal client from a checkout. Runs on Node 18, to say what it needs or find it. */
import { readFileSync } from "node:fs";
import module from "node:module";
import { runChild } from "../scripts/child.mjs";
import { findOwnNode, isModernNode, requireModernNode } from "../scripts/node.mjs";

if (!isModernNode()) await leaveToOwnNode();
// What V8 made of the bundle is kept, which a start need not do again.
module.enableCompileCache?.();
const { bundleTerminal } = await import("../scripts/terminal.mjs");
const { runProgram } = await import(await bundleTerminal());
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
process.exit(await runProgram(process.argv.slice(2), version));

async function leaveToOwnNode() {
	const own = findOwnNode();
	if (own) process.exit(await runChild(own, process.argv.slice(1)));
	try {
		requireModernNode();
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
		process.exit(1);
	}
}
