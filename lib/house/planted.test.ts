/** The house rules against planted faults: a rule that finds nothing here would find nothing anywhere. */
import { describe, expect, test } from "vitest";
import { missingEntries } from "../../scripts/complete-lockfile.mjs";
import { findCycles } from "./cycles";
import { findWrongDirections } from "./directions";
import { findFragileParts } from "./lateness";
import { findBadNames } from "./names";
import { findForeignRoutes } from "./routes";
import { findLocalAddresses, findLongFiles, findServerActions } from "./text";
import { findUnevenVariables } from "./variables";

const project = (files: Record<string, string>) => new Map(Object.entries(files));

/** A project in which `from` imports `to`, which exists. */
function importing(from: string, to: string, words = "import { x } from") {
	const up = "../".repeat(from.split("/").length - 1) || "./";
	return project({ [from]: `${words} "${up}${to.replace(/\.tsx?$/, "")}";\n`, [to]: "export const x = 1;\n" });
}

describe("a wrong direction", () => {
	test.each([
		["app/page.tsx", "db/rooms.ts"],
		["app/api/rooms/route.ts", "db/index.ts"],
		["components/room/room.tsx", "lib/rooms/read.ts"],
		["components/room/room.tsx", "lib/rooms/rules.ts"],
		["components/room/room.tsx", "lib/events/write.ts"],
		["lib/client/api.ts", "lib/rooms/read.ts"],
		["lib/client/api.ts", "components/room/room.tsx"],
		["lib/terminal/screen.ts", "lib/rooms/read.ts"],
		["lib/rooms/schema.ts", "lib/rooms/rules.ts"],
		["lib/events/cursor.ts", "lib/config.ts"],
		["lib/rooms/write.ts", "lib/http/handler.ts"],
		["lib/rooms/write.ts", "lib/transport/hub.ts"],
		["lib/rooms/write.ts", "lib/accounts/secret.ts"],
		["lib/transport/hub.ts", "lib/http/call.ts"],
		["lib/http/handler.ts", "lib/client/api.ts"],
		["lib/bus/memory.ts", "lib/events/read.ts"],
		["lib/log.ts", "lib/rooms/read.ts"],
		["db/rooms.ts", "lib/rooms/schema.ts"],
		["db/rooms.ts", "lib/log.ts"],
		["e2e/support/http.ts", "lib/client/api.ts"],
	])("from %s to %s is found", (from, to) => {
		expect(findWrongDirections(importing(from, to))).toHaveLength(1);
	});

	test.each([
		["import { room } from", 1],
		["import type { Room } from", 0],
		["import { type Room } from", 0],
	])("a page that loads zod by %s a schema is found %i times", (words, faults) => {
		const schema = { "lib/rooms/schema.ts": 'import { z } from "zod";\nexport const room = z.string();\n' };
		for (const from of ["components/room/room.tsx", "lib/client/api.ts", "lib/rooms/limits.ts"]) {
			const to = `${"../".repeat(from.split("/").length - 1)}lib/rooms/schema`;
			expect(findWrongDirections(project({ [from]: `${words} "${to}";`, ...schema }))).toHaveLength(faults);
		}
	});

	test.each([
		["components/room/room.tsx", "next/navigation", 0],
		["lib/http/page.ts", "next/headers", 0],
		["lib/rooms/read.ts", "next/headers", 1],
		["lib/client/api.ts", "react", 1],
		["components/room/room.tsx", "node:fs", 1],
		["lib/client/api.ts", "events", 1],
		["lib/rooms/schema.ts", "node:crypto", 1],
		["lib/rooms/rules.ts", "node:crypto", 0],
		["lib/rooms/read.ts", "drizzle-orm", 1],
	])("from %s to the package %s", (from, to, faults) => {
		expect(findWrongDirections(project({ [from]: `import x from "${to}";` }))).toHaveLength(faults);
	});

	test.each(["import type { x } from", "export * from", "import", "export {\n\tx,\n} from"])(
		"is found in %j",
		(words) => {
			expect(findWrongDirections(importing("app/page.tsx", "db/rooms.ts", words))).toHaveLength(1);
		},
	);

	test("is found in a dynamic import", () => {
		const files = { "app/page.tsx": 'const db = await import("../db/rooms");', "db/rooms.ts": "" };
		expect(findWrongDirections(project(files))).toHaveLength(1);
	});

	test.each([
		["app/page.tsx", "components/room/room.tsx"],
		["components/room/room.tsx", "lib/client/api.ts"],
		["lib/client/api.ts", "lib/events/cursor.ts"],
		["lib/rooms/write.ts", "lib/messages/read.ts"],
		["lib/rooms/write.ts", "lib/rooms/secret.ts"],
		["lib/rooms/write.ts", "db/rooms.ts"],
		["lib/transport/hub.ts", "lib/bus/index.ts"],
		["db/index.ts", "lib/config.ts"],
		["db/rooms.test.ts", "lib/rooms/schema.ts"],
	])("is not from %s to %s", (from, to) => {
		expect(findWrongDirections(importing(from, to))).toEqual([]);
	});
});

describe("a ring", () => {
	const ring = (words: string) =>
		findCycles(
			project({ "lib/a.ts": `${words} "./b";`, "lib/b.ts": 'import { c } from "./c";', "lib/c.ts": 'import "./a";' }),
		);

	test("is found and told whole", () => {
		expect(ring("import { b } from")).toEqual([expect.stringContaining("lib/a.ts → lib/b.ts → lib/c.ts → lib/a.ts")]);
	});

	test("of types is none", () => {
		expect(ring("import type { b } from")).toEqual([]);
		expect(ring("import { type b, type d } from")).toEqual([]);
	});
});

test.each([
	["lib/rooms/readRoom.ts", 1],
	["components/Room/room.tsx", 1],
	["lib/room_rules.ts", 1],
	["lib/utils.ts", 1],
	["lib/rooms/date-helpers.ts", 1],
	["components/common/button.tsx", 1],
	["lib/rooms/index.ts", 1],
	["lib/bus/index.ts", 0],
	["app/api/rooms/[room_id]/route.ts", 0],
	["app/api/[[...unmatched]]/route.ts", 0],
	["db/db.contract.ts", 0],
])("the name %s has %i faults", (file, faults) => {
	expect(findBadNames(project({ [file]: "" }))).toHaveLength(faults);
});

test("a file of 251 lines fails and one of 250 is listed", () => {
	const lines = (count: number) => "x;\n".repeat(count);
	const { failing, listed } = findLongFiles(
		project({ "lib/a.ts": lines(251), "lib/b.ts": lines(250), "lib/c.ts": lines(150) }),
	);
	expect(failing).toEqual([expect.stringContaining("lib/a.ts has 251 lines")]);
	expect(listed).toEqual(["lib/b.ts: 250"]);
});

test("a server action is found", () => {
	expect(findServerActions(project({ "app/act.ts": '"use server";\n' }))).toHaveLength(1);
	expect(findServerActions(project({ "app/act.tsx": 'async function act() {\n\t"use server";\n}' }))).toHaveLength(1);
});

test.each([
	['import { lazy, useState } from "react";', 1],
	['import React from "react";\nconst Menu = React.lazy(load);', 1],
	['import dynamic from "next/dynamic";', 1],
	['const { colour } = await import("./colours");', 1],
	['const Menu = late(() => import("./menu"));\nvoid import("./menu");', 1],
	['const Menu = late(() => import("./menu"));', 0],
	['const Bar = late(async () => ({ default: (await import("./bar")).Bar }), Waiting);', 0],
	['const colours = lateModule(() => import("./colours"));', 0],
])("a part that comes later by %j has %i faults", (text, faults) => {
	expect(findFragileParts(project({ "components/ui/part.tsx": text }))).toHaveLength(faults);
	expect(findFragileParts(project({ "lib/part.ts": text }))).toEqual([]);
});

test.each([
	['export const { GET } = resource("/api/rooms/:room_id", {});', 0],
	['export const { GET } = resource("/api/rooms/:id", {});', 1],
	['export const { GET } = resource("/api/rooms/:room_id", {});\nexport const dynamic = "force-dynamic";', 0],
	['export const { GET } = resource("/api/rooms/:room_id", {});\nexport async function POST() {}', 1],
	["export async function GET() {}", 1],
])("a route of %j has %i faults", (text, faults) => {
	const file = "app/api/rooms/[room_id]/route.ts";
	const source = `import { resource } from "../../../../lib/http/handler";\n${text}\n`;
	expect(findForeignRoutes(project({ [file]: source }))).toHaveLength(faults);
});

test.each(["[...rest]", "[[...rest]]"])("a route below %s is called with a star", (folder) => {
	const source = `import { resource } from "../../../lib/http/handler";\nexport const { GET } = resource("/api/*", {});\n`;
	expect(findForeignRoutes(project({ [`app/api/${folder}/route.ts`]: source }))).toEqual([]);
});

test("a machine's path and a registry's host are found", () => {
	const path = ["", "home", "ada", "parley"].join("/");
	const host = ["registry", "example", "org"].join(".");
	const faults = findLocalAddresses(
		project({ "a.md": `see ${path}/x`, ".npmrc": `url=https://${host}/`, "b.md": "see ./work/x" }),
	);
	expect(faults).toHaveLength(2);
});

test("a variable that one place does not tell of is found", () => {
	const files = {
		"lib/config.ts": "\tPORT: z.number(),\n\tSHOE: z.number(),\n",
		".env.example": "# PORT=3000\n# HOST=x\n# SHOE=42\n",
		"README.md": "| `PORT`, `SHOE` | `SIZE` |",
	};
	const lacking = ["lib/config.ts does not tell of HOST", "README.md does not tell of HOST"];
	expect(findUnevenVariables(project(files))).toEqual(lacking.map((words) => expect.stringContaining(words)));
});

test("a binary that a mirror lacks gets an entry that says its platform", () => {
	const packages = { "node_modules/tool": { optionalDependencies: { "@tool/linux-arm64-musl": "1.2.3" } } };
	expect(missingEntries(packages)).toEqual({
		"node_modules/@tool/linux-arm64-musl": {
			version: "1.2.3",
			cpu: ["arm64"],
			libc: ["musl"],
			optional: true,
			os: ["linux"],
		},
	});
});
