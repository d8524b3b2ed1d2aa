import { existsSync, readFileSync } from "node:fs";
import { npm } from "./npm.mjs";

const installed = "node_modules/.package-lock.json";

/** Installs what package-lock.json names and node_modules lacks; development packages too, whatever NODE_ENV says. */
export function installMissingPackages() {
	const missing = missingPackage();
	if (!missing) return;
	console.log(`Installing packages, since ${missing}.`);
	if (npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]) !== 0) {
		throw new Error("The packages could not be installed (see above). Put that right and run the command again.");
	}
}

/** Why an install is due, or undefined. npm's own record of node_modules is compared, not a time: a checkout moves times. */
function missingPackage() {
	if (!existsSync(installed)) return "there are none yet";
	const wanted = Object.entries(packagesOf("package-lock.json")).filter(([where, entry]) => where && !entry.optional);
	const present = packagesOf(installed);
	const differing = wanted.find(([where, entry]) => present[where]?.version !== entry.version && !entry.link);
	return differing && `${differing[0].replace(/^.*node_modules\//, "")} is not as package-lock.json says`;
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function packagesOf(file) {
	return JSON.parse(readFileSync(file, "utf8")).packages;
}
