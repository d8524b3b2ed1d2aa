import type { Project } from "./project";

const places = [
	{ file: "lib/config.ts", name: /^\t([A-Z][A-Z0-9_]*):/gm },
	{ file: ".env.example", name: /^# ?([A-Z][A-Z0-9_]*)=/gm },
	// The first cell of a table's row, which may name several.
	{ file: "README.md", name: /(?<=^\|[^|\n]*)`([A-Z][A-Z0-9_]*)`/gm },
] as const;

/** The configuration's variables stand in three places; a name that lacks in one of them is a fault. */
export function findUnevenVariables(project: Project): string[] {
	const told = places.map(({ file, name }) => ({
		file,
		names: new Set([...(project.get(file) ?? "").matchAll(name)].map((match) => match[1] ?? "")),
	}));
	const all = [...new Set(told.flatMap(({ names }) => [...names]))];
	return told.flatMap(({ file, names }) =>
		all.filter((name) => !names.has(name)).map((name) => `${file} does not tell of ${name}; ${whoDoes(name)}.`),
	);

	function whoDoes(name: string): string {
		const files = told.filter(({ names }) => names.has(name)).map(({ file }) => file);
		return `${files.join(" and ")} ${files.length > 1 ? "do" : "does"}`;
	}
}
