/** The route list, read from the source, so that a suite notices what it does not cover. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";

const app = path.resolve(import.meta.dirname, "../../../app");
const verb = /^\t+(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE)\b\s*[:,(]/gm;

export interface Route {
	method: string;
	/** As API.md writes it: `/api/rooms/{room_id}`. */
	path: string;
}

/** Every method that a `route.ts` under `app/api` offers; the catch-all offers none of its own. */
export function listRoutes(): Route[] {
	return globSync("api/**/route.ts", { cwd: app }).sort().flatMap(readRoute);
}

function readRoute(file: string): Route[] {
	const source = readFileSync(path.join(app, file), "utf8");
	const start = source.search(/\bresource\(\s*"/);
	if (start < 0) throw new Error(`${file} is not built by resource("…", {…})`);
	const resource = source.slice(start);
	const where = `/${path.dirname(file)}`.replaceAll(/\[?\[(?:\.\.\.)?(\w+)\]\]?/g, "{$1}");
	return Array.from(resource.matchAll(verb), ([, method = ""]) => ({ method, path: where }));
}

export const spell = ({ method, path: where }: Route) => `${method} ${where}`;
