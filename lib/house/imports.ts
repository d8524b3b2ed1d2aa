/** Who imports what, read from the text: TypeScript 7 has no API to ask. */
import path from "node:path";
import { isCode, isTest, type Project } from "./project";

export interface Import {
	from: string;
	/** A file of ours, or a package's name as it is written. */
	to: string;
	ours: boolean;
	/** Leaves no trace at run time. */
	typeOnly: boolean;
}

const statement = /^(?:import|export)\s+(type\s)?(?:([^;"']*?)\sfrom\s+)?["']([^"']+)["']/gm;
const call = /\b(?:import|require)\(\s*["']([^"']+)["']/g;

export function readImports(project: Project): Import[] {
	return [...project].flatMap(([from, text]) => (isCode(from) ? importsOf(project, from, text) : []));
}

function importsOf(project: Project, from: string, text: string): Import[] {
	const code = withoutComments(text);
	const statements = [...code.matchAll(statement)].map(([, type, names, to = ""]) => ({
		to,
		typeOnly: Boolean(type) || namesTypesOnly(names),
	}));
	const calls = [...code.matchAll(call)].map(([, to = ""]) => ({ to, typeOnly: false }));
	return [...statements, ...calls].map(({ to, typeOnly }) => {
		const ours = to.startsWith(".");
		return { from, to: ours ? resolve(project, from, to) : to, ours, typeOnly };
	});
}

function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

function namesTypesOnly(names = ""): boolean {
	const inner = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
	const each =
		inner
			?.split(",")
			.map((name) => name.trim())
			.filter(Boolean) ?? [];
	return each.length > 0 && each.every((name) => name.startsWith("type "));
}

/** The file that a relative import means; the path as it stands where there is none (a style sheet, a missing file). */
function resolve(project: Project, from: string, to: string): string {
	const bare = path.posix.join(path.posix.dirname(from), to);
	const candidates = [bare, `${bare}.ts`, `${bare}.tsx`, `${bare}/index.ts`];
	return candidates.find((candidate) => project.has(candidate)) ?? bare;
}

/** Tests, and files that nothing but tests import: what they put together is no part of the product. */
export function findTestFiles(project: Project, imports: readonly Import[]): ReadonlySet<string> {
	const found = new Set([...project.keys()].filter(isTest));
	const importers = Map.groupBy(
		imports.filter(({ ours }) => ours),
		({ to }) => to,
	);
	for (let before = -1; before !== found.size; ) {
		before = found.size;
		for (const [file, users] of importers) if (users.every(({ from }) => found.has(from))) found.add(file);
	}
	return found;
}
