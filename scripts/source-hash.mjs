import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const inputs = [
	"app",
	"components",
	"db",
	"lib",
	"public",
	"instrumentation.ts",
	"instrumentation-client.ts",
	"next.config.mjs",
	"postcss.config.mjs",
	"tsconfig.json",
	"package-lock.json",
];
const notBuilt = /\.(test|contract|spec)\.tsx?$|^lib\/(house|terminal)\//;

/**
 * A name for the sources as they are: the build's id (next.config.mjs), so a build is fresh exactly where its id equals
 * this, however it was made. No "a": blockers of "ad" would block `/_next/static/<id>/`.
 */
export function sourceHash() {
	const hash = createHash("sha256");
	for (const file of inputs
		.flatMap(filesUnder)
		.filter((name) => !notBuilt.test(name))
		.sort()) {
		hash
			.update(`${file}\0`)
			.update(readFileSync(path.join(root, file)))
			.update("\0");
	}
	return hash.digest("hex").slice(0, 20).replaceAll("a", "x");
}

/**
 * @param {string} name relative to the project, as are the names returned
 * @returns {string[]}
 */
function filesUnder(name) {
	const full = path.join(root, name);
	if (!existsSync(full)) return [];
	if (!statSync(full).isDirectory()) return [name];
	return readdirSync(full).flatMap((entry) => filesUnder(`${name}/${entry}`));
}
