/** `npm test [-- suite …]`: installs what is missing, builds, runs every suite, and ends with "N passed, N failed". */
import { arrive } from "./arrive.mjs";

await arrive();
const { runSuites } = await import("./test/run-suites.mjs");
const { suites } = await import("./test/suites.mjs");
const { printSummary } = await import("./test/summary.mjs");

const asked = process.argv.slice(2);
const names = suites.map((suite) => suite.name);
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
	console.error(`There is no suite called ${unknown.join(", ")}. There are: ${names.join(", ")}.`);
	process.exit(2);
}
const results = await runSuites(suites.filter(({ name }) => asked.length === 0 || asked.includes(name)));
process.exitCode = printSummary(results);
