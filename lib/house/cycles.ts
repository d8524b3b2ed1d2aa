import { type Import, readImports } from "./imports";
import type { Project } from "./project";

/** Files that import each other in a ring at run time; types leave no trace and do not count. */
export function findCycles(project: Project): string[] {
	const runtime = readImports(project).filter(({ ours, typeOnly }) => ours && !typeOnly);
	const edges = Map.groupBy(runtime, ({ from }) => from);
	const settled = new Set<string>();
	return [...edges.keys()].flatMap((file) => {
		const ring = findRing(file, [], edges, settled);
		for (const member of ring ?? []) settled.add(member);
		return ring ? [`${ring.join(" → ")}. Move what both sides need into a file below the two.`] : [];
	});
}

function findRing(
	file: string,
	trail: readonly string[],
	edges: ReadonlyMap<string, readonly Import[]>,
	settled: Set<string>,
): string[] | undefined {
	if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
	if (settled.has(file)) return undefined;
	for (const { to } of edges.get(file) ?? []) {
		const ring = findRing(to, [...trail, file], edges, settled);
		if (ring) return ring;
	}
	settled.add(file);
	return undefined;
}
