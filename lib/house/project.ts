/** The project as the house rules see it: every file's path, relative and with `/`, and its text. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type Project = ReadonlyMap<string, string>;

const notOurs = new Set([".git", ".next", ".results", "data", "node_modules", "next-env.d.ts"]);
const texts = /(\.(css|html|json|md|mjs|sh|sql|svg|toml|ts|tsx|txt|ya?ml)|^\.[a-z.]+|\/run)$/;

export function readProject(root: string): Project {
	return new Map(filesUnder(root, "").map((file) => [file, readFileSync(path.join(root, file), "utf8")]));
}

function filesUnder(root: string, folder: string): string[] {
	return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		if (notOurs.has(entry.name)) return [];
		const name = folder ? `${folder}/${entry.name}` : entry.name;
		if (entry.isDirectory()) return filesUnder(root, name);
		return entry.isFile() && texts.test(name) && !isLocal(name) ? [name] : [];
	});
}

/** What .gitignore leaves out besides folders. */
function isLocal(file: string): boolean {
	return file.endsWith(".tsbuildinfo") || (file.startsWith(".env") && file !== ".env.example");
}

export function isCode(file: string): boolean {
	return /\.(mjs|tsx?)$/.test(file);
}

export function isTest(file: string): boolean {
	return /\.(contract|spec|test)\.tsx?$/.test(file);
}
