import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runChild } from "./child.mjs";
import { sourceHash } from "./source-hash.mjs";

export const nextProgram = createRequire(import.meta.url).resolve("next/dist/bin/next");

/** Builds for production unless the build that is there was made of these very sources. Throws where the build fails. */
export async function buildIfStale() {
	if (isFresh()) return;
	console.log("Building Parley; this takes about half a minute.");
	const code = await runChild(process.execPath, [nextProgram, "build"], { ...process.env, NODE_ENV: "production" });
	if (code !== 0) throw new Error(`The build failed with exit code ${code}; the reason is above.`);
}

function isFresh() {
	// The manifest is among the last files that a build writes: without it the build was interrupted.
	const whole = existsSync(".next/BUILD_ID") && existsSync(".next/prerender-manifest.json");
	return whole && readFileSync(".next/BUILD_ID", "utf8") === sourceHash();
}
