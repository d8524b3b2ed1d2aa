/** What a bent request may come to do that would spoil the scene for all that follow. */
import type { Draft } from "../draft";
import type { Persona, Scene } from "../scene";

/** Whether somebody other than whose part it is opens a room, leaves one, ends a session, or deletes a room of the scene. */
export function doesHarm(draft: Draft, { eve, dan, spares }: Scene): boolean {
	const path = plainPath(draft.path);
	if (draft.method === "POST") return /\/rooms\/*$/.test(path) && !isBy([eve], draft);
	if (draft.method !== "DELETE") return false;
	if (path.includes("/members")) return !isBy([dan], draft);
	if (path.includes("/sessions")) return !isBy(spares, draft);
	return !/\/(messages|events|typing|read)/.test(path);
}

const isBy = (people: readonly Persona[], { headers, query }: Draft) =>
	people.some(({ token }) => headers.some((line) => line.includes(token)) && !query.includes("session"));

/** However it is spelled: better one refused too many. */
function plainPath(path: string): string {
	const decoded = path.replace(/%([2-7][0-9a-f])/gi, (_, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16)),
	);
	return (decoded.toLowerCase().split(/[?#;]/)[0] ?? "").replace(/[\s\\.]/g, "/").replace(/\/+/g, "/");
}
