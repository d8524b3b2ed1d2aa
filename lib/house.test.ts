/** The house rules, read from the source. Each message says what to do; there are no exceptions to list. */
import { beforeAll, describe, expect, test } from "vitest";
import { missingEntries } from "../scripts/complete-lockfile.mjs";
import { findCycles } from "./house/cycles";
import { findWrongDirections } from "./house/directions";
import { listLongFunctions } from "./house/functions";
import { findFragileParts } from "./house/lateness";
import { findUnwrittenMigrations } from "./house/migrations";
import { findBadNames } from "./house/names";
import { type Project, readProject } from "./house/project";
import { findForeignRoutes } from "./house/routes";
import { findLocalAddresses, findLongFiles, findServerActions } from "./house/text";
import { findUnevenVariables } from "./house/variables";

let project: Project;

beforeAll(() => {
	project = readProject(process.cwd());
});

test("the house is not empty", () => {
	expect(project.size).toBeGreaterThan(100);
	expect([...project.keys()].filter((file) => file.endsWith("/route.ts"))).not.toEqual([]);
});

test("imports follow the house's directions", () => {
	expect(findWrongDirections(project)).toEqual([]);
});

test("no files import each other in a ring", () => {
	expect(findCycles(project)).toEqual([]);
});

test("files are named in kebab-case, by what they hold", () => {
	expect(findBadNames(project)).toEqual([]);
});

test("no file is longer than 250 lines", () => {
	const { failing, listed } = findLongFiles(project);
	if (listed.length > 0) console.warn(`Files past 150 lines:\n  ${listed.join("\n  ")}`);
	expect(failing).toEqual([]);
});

test("functions past 25 lines are listed (Biome fails those past 60)", () => {
	const listed = listLongFunctions();
	if (listed.length > 0) console.warn(`Functions past 25 lines:\n  ${listed.join("\n  ")}`);
});

test("no server actions", () => {
	expect(findServerActions(project)).toEqual([]);
});

test("what comes after the page outlasts a failing network", () => {
	expect(findFragileParts(project)).toEqual([]);
});

test("every route is one resource of lib/http/handler", () => {
	expect(findForeignRoutes(project)).toEqual([]);
});

test("no machine's paths, no registry's host", () => {
	expect(findLocalAddresses(project)).toEqual([]);
});

test("every variable is in lib/config.ts, .env.example and the README", () => {
	expect(findUnevenVariables(project)).toEqual([]);
});

test("package-lock.json serves every platform (npm run lockfile)", () => {
	const lock = JSON.parse(project.get("package-lock.json") ?? "");
	expect(Object.keys(missingEntries(lock.packages))).toEqual([]);
});

describe.each(["sqlite", "postgres"] as const)("migrations of %s", (dialect) => {
	test("say all that db/tables.ts says (npm run migrations)", () => {
		expect(findUnwrittenMigrations(dialect)).toEqual([]);
	});
});
