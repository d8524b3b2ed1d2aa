/**
 * `npm run lockfile`: writes package-lock.json so that `npm ci` takes it on every platform. A registry mirror may lack the
 * binaries of platforms that nobody near it uses; npm then leaves them out of the lockfile without a word, and everywhere
 * `npm ci` refuses it ("Missing: … from lock file"). Their versions are exact in the package that wants them, and their
 * names say their platform: that makes the entry, all but the hash.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = "package-lock.json";
const systems = /\b(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)\b/;
const processors = /\b(arm64|arm|ia32|loong64|mips64el|ppc64|riscv64|s390x|wasm32|x64)\b/;
const libraries = /\b(gnu|musl)/;

/**
 * The optional packages that the lockfile wants and does not describe, each with the entry that would describe it.
 * @param {Record<string, { optionalDependencies?: Record<string, string>, optional?: boolean }>} packages
 * @returns {Record<string, object>}
 */
export function missingEntries(packages) {
	const wanted = Object.values(packages).flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}));
	const described = new Set(Object.keys(packages).map((where) => where.replace(/^.*node_modules\//, "")));
	const missing = wanted.filter(([name]) => !described.has(name));
	return Object.fromEntries(missing.map(([name, version]) => [`node_modules/${name}`, entryFor(name, version)]));
}

/**
 * @param {string} name
 * @param {string} version
 */
function entryFor(name, version) {
	if (!/^\d/.test(version)) throw new Error(`${name}@${version} is optional, unknown to the registry and not exact.`);
	const [system, processor, library] = [systems, processors, libraries].map((part) => part.exec(name)?.[1]);
	return {
		version,
		...(processor ? { cpu: [processor] } : {}),
		...(library ? { libc: [library === "gnu" ? "glibc" : library] } : {}),
		optional: true,
		...(system ? { os: [system] } : {}),
	};
}

function completeLockfile() {
	const lock = JSON.parse(readFileSync(file, "utf8"));
	const missing = missingEntries(lock.packages);
	const entries = Object.entries({ ...lock.packages, ...missing }).sort(([one], [other]) => (one < other ? -1 : 1));
	writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(entries) }, null, 2)}\n`);
	console.log(`${Object.keys(missing).length} entries added to ${file}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) completeLockfile();
