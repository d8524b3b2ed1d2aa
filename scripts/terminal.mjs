/** The terminal client as one file without anything beside it, made when it is first run and whenever its sources changed. */
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = path.join(root, "node_modules", ".cache", "parley");
const bundle = path.join(folder, "terminal.mjs");
const record = path.join(folder, "terminal.json");

/** @returns {Promise<string>} the address to import it by */
export async function bundleTerminal() {
	if (!isFresh()) await build();
	return pathToFileURL(bundle).href;
}

/** Whether every source is as it was: a look at each costs a tenth of a bundling. */
function isFresh() {
	if (!existsSync(bundle) || !existsSync(record)) return false;
	const sources = Object.entries(JSON.parse(readFileSync(record, "utf8")));
	return sources.every(([file, stamp]) => stampOf(file) === stamp);
}

async function build() {
	const { build } = await import("esbuild");
	const { metafile, outputFiles } = await build({
		absWorkingDir: root,
		entryPoints: ["lib/terminal/program.ts"],
		outfile: bundle,
		bundle: true,
		minify: true,
		platform: "node",
		target: "node22",
		format: "esm",
		metafile: true,
		write: false,
	});
	const stamps = Object.keys(metafile.inputs).map((file) => [file, stampOf(file)]);
	mkdirSync(folder, { recursive: true });
	// Two that run at once must not read half of what the other writes.
	for (const { contents } of outputFiles) replace(bundle, contents);
	replace(record, JSON.stringify(Object.fromEntries(stamps)));
}

/**
 * @param {string} file
 * @param {string | Uint8Array} contents
 */
function replace(file, contents) {
	writeFileSync(`${file}.${process.pid}`, contents);
	renameSync(`${file}.${process.pid}`, file);
}

/** @param {string} file relative to the project */
function stampOf(file) {
	const stat = statSync(path.join(root, file), { throwIfNoEntry: false });
	return stat && `${stat.mtimeMs} ${stat.size}`;
}
