import { isCode, isTest, type Project } from "./project";

const limit = 250;
const handsome = 150;

/** Lines that one may have to scroll through: a limit that fails, and one to be thought about. */
export function findLongFiles(project: Project): { failing: string[]; listed: string[] } {
	const lengths = [...project]
		.filter(([file]) => isCode(file) && !file.startsWith("db/migrations/"))
		.map(([file, text]) => ({ file, lines: text.trimEnd().split("\n").length }));
	return {
		failing: lengths
			.filter(({ lines }) => lines > limit)
			.map(
				({ file, lines }) =>
					`${file} has ${lines} lines, more than ${limit}. Find the new noun in it and give it a file.`,
			),
		listed: lengths
			.filter(({ lines }) => lines > handsome && lines <= limit)
			.map(({ file, lines }) => `${file}: ${lines}`),
	};
}

/** Server Actions are a second, hidden door: half of the framework's advisories were theirs. */
export function findServerActions(project: Project): string[] {
	return [...project]
		.filter(([file, text]) => isCode(file) && /^\s*["']use server["']/m.test(text))
		.map(([file]) => `${file} says "use server". Give the form a route of the API instead.`);
}

/** Addresses of one workplace, which mean nothing on another machine. */
const local = [
	{ pattern: /(?<![\w.~@}-])\/(root|work|opt|home\/\w+|Users\/\w+)\//, remedy: "write a path relative to the project" },
	{ pattern: /\bregistry\.[a-z]+\.(org|com)\b/, remedy: "leave the registry to npm's own configuration" },
];

export function findLocalAddresses(project: Project): string[] {
	return [...project].flatMap(([file, text]) =>
		local.flatMap(({ pattern, remedy }) => {
			const found = pattern.exec(text)?.[0];
			return found && !isTest(file) ? [`${file} names ${found}: ${remedy}.`] : [];
		}),
	);
}
