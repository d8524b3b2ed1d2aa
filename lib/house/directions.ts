/** Which room of the house may import from which, and why: the tree of FIELD's law, executable. */
import { builtinModules } from "node:module";
import path from "node:path";
import { findTestFiles, type Import, readImports } from "./imports";
import type { Project } from "./project";

interface Zone {
	name: string;
	files: RegExp;
	/** Files of ours that it may import, besides its own. */
	may: RegExp[];
	remedy: string;
}

/** What browser and server both run: shapes, limits, cursors, errors. */
const isomorphic = /^lib\/(errors|[a-z]+\/schema|(?!http\/)[a-z]+\/limits|events\/cursor|i18n\/locales)\.ts$/;
const anyDomainDoor = /^lib\/[a-z]+\/(access|read|write|rules|schema|cursor)\.ts$/;
const foundations = [isomorphic, /^lib\/(config|log)\.ts$/];
const upward = "lib/http and lib/transport stand above: hand the value down as an argument, or move the code up.";

/** The first zone that holds a file is its own. */
const zones: readonly Zone[] = [
	{
		name: "a shape that browser and server share",
		files: isomorphic,
		may: [isomorphic],
		remedy: "It may import schemas, lib/errors and zod alone. Put what needs more into read.ts, write.ts or rules.ts.",
	},
	{
		name: "lib/client",
		files: /^lib\/client\//,
		may: [isomorphic],
		remedy:
			"Browser and terminal share it: it may import lib/client, lib/errors, cursors and schemas. Ask the server over HTTP.",
	},
	{
		name: "lib/terminal",
		files: /^lib\/terminal\//,
		may: [/^lib\/client\//, isomorphic],
		remedy: "The terminal is a client like any other: go through lib/client.",
	},
	{
		name: "the texts",
		files: /^lib\/i18n\//,
		may: [isomorphic],
		remedy: "Texts know no product: components name them, lib/http hands them out.",
	},
	{
		name: "components",
		files: /^components\//,
		may: [/^lib\/client\//, isomorphic],
		remedy:
			"Let the page in app/ read and pass props, or ask through lib/client; limits and shapes stand in schema.ts.",
	},
	{
		name: "app",
		files: /^app\//,
		may: [/^components\//, /^lib\//],
		remedy: "Rows are read and written by lib/<noun>/read.ts and write.ts: call a verb there.",
	},
	{
		name: "lib/bus",
		files: /^lib\/bus\//,
		may: foundations,
		remedy: "The bus carries events and knows nobody above it: whoever publishes calls it.",
	},
	{
		name: "lib/http",
		files: /^lib\/http\//,
		may: [/^lib\/(?!client\/|terminal\/)/, /^db\//],
		remedy: "It serves the product's verbs; clients and pages are on the other side of the wire.",
	},
	{
		name: "lib/transport",
		files: /^lib\/transport\//,
		may: [...foundations, anyDomainDoor, /^lib\/bus\//, /^db\//],
		remedy: `A transport encodes what a domain's access, read and write give it. ${upward}`,
	},
	{ name: "lib/house", files: /^lib\/house(\.test\.ts$|\/)/, may: [], remedy: "The house rules know no product." },
	{
		name: "the foundations",
		files: /^lib\/[a-z-]+\.ts$/,
		may: foundations,
		remedy: "lib/config, lib/errors and lib/log stand below everything: they import nothing of ours above them.",
	},
	{
		name: "a domain",
		files: /^lib\//,
		may: [...foundations, anyDomainDoor, /^lib\/bus\//, /^db\//],
		remedy: `A domain calls another through its access, read, write, rules and schema. ${upward}`,
	},
	{
		name: "the seed",
		files: /^db\/seed(\.ts$|\/)/,
		may: [...foundations, /^db\//, /^lib\/(?!bus|client|http|terminal|transport)[a-z]+\//],
		remedy: "The seed is a program: it may use rows and domains, but no server and no client.",
	},
	{
		name: "db",
		files: /^db\//,
		may: [/^lib\/config\.ts$/],
		remedy: "Rows know only Drizzle and lib/config: pass plain values in, give rows out.",
	},
	{
		name: "e2e",
		files: /^e2e\//,
		may: [isomorphic, /^scripts\//],
		remedy: "Proofs speak to the product over HTTP; only shapes may be shared, or product and proof share a mistake.",
	},
];

const packages: readonly { name: string; packages: RegExp; may: RegExp; remedy: string }[] = [
	{
		name: "Next",
		packages: /^next(\/|$)/,
		may: /^(app|components|lib\/http|scripts)\/|^(instrumentation\.ts|next\.config\.mjs)$/,
		remedy: "Next belongs to app, components, lib/http and instrumentation.ts: take a plain value as an argument.",
	},
	{
		name: "React",
		packages: /^react(-dom)?(\/|$)/,
		may: /^(app|components)\//,
		remedy: "lib is plain TypeScript: put the component or hook into components/<noun>.",
	},
	{
		name: "a database driver",
		packages: /^(drizzle-orm|better-sqlite3|pg)(\/|$)/,
		may: /^(db|bench|e2e)\//,
		remedy: "Queries stand in db/<noun>.ts, written once for both engines.",
	},
	{
		name: "Node's own module",
		packages: new RegExp(`^(node:|(${builtinModules.join("|")})(/|$))`),
		may: /^(?!components\/|lib\/client\/|lib\/errors\.ts$|lib\/[a-z]+\/schema\.ts$|lib\/events\/cursor\.ts$)/,
		remedy: "This file also runs in browsers: use what the web platform has.",
	},
];

/** Imports that go against the house's directions, each with its remedy. Tests put parts together and are free. */
export function findWrongDirections(project: Project): string[] {
	const imports = readImports(project);
	const tests = findTestFiles(project, imports);
	const checked = new Set(imports.filter(({ to }) => to === "zod").map(({ from }) => from));
	return imports
		.filter(({ from }) => !tests.has(from))
		.flatMap((each) => [...(each.ours ? ownFault(each) : packageFault(each)), ...weightFault(each, checked)]);
}

/** What pages load at once. */
const inPages = /^(components\/|lib\/client\/|lib\/(?!http\/)[a-z]+\/limits\.ts$)/;

/** A page that loads a schema's value loads all of zod with it. */
function weightFault({ from, to, typeOnly }: Import, checked: ReadonlySet<string>): string[] {
	if (typeOnly || !inPages.test(from) || !checked.has(to)) return [];
	return [`${from} loads ${to}, and with it zod. Import its types alone; limits stand in limits.ts.`];
}

function ownFault({ from, to }: Import): string[] {
	const zone = zones.find(({ files }) => files.test(from));
	if (!zone || isFamily(zone, from, to) || to.endsWith(".css") || zone.may.some((files) => files.test(to))) return [];
	return [`${from} imports ${to}, which ${zone.name} may not. ${zone.remedy}`];
}

/** A zone's files are one family, but each domain is a family of its own. */
function isFamily(zone: Zone, from: string, to: string): boolean {
	if (zone.name === "a domain") return path.posix.dirname(from) === path.posix.dirname(to);
	return zones.find(({ files }) => files.test(to)) === zone;
}

function packageFault({ from, to }: Import): string[] {
	const rule = packages.find((each) => each.packages.test(to));
	return rule && !rule.may.test(from) ? [`${from} imports ${to}, ${rule.name}. ${rule.remedy}`] : [];
}
