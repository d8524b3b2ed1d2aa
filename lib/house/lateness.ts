import { isCode, isTest, type Project } from "./project";

const page = /^(app|components)\//;
/** React's `lazy` and Next's `dynamic` give up at the first failure of the network, and the page with them. */
const givesUp =
	/\bimport\s+(?:\w+,\s*)?\{[^}]*\blazy\b[^}]*\}\s*from\s*["']react["']|\bReact\.lazy\b|["']next\/dynamic["']/;
const insists = /\blate(?:Module)?\(\s*(?:async )?\(\) =>\s*(?:\(\{ default: \(await )?import\(/g;
const call = /\bimport\(/g;

/** Parts that come after the page come by `late` or `lateModule`, which outlast a failing network. */
export function findFragileParts(project: Project): string[] {
	return [...project]
		.filter(([file, text]) => page.test(file) && isCode(file) && !isTest(file) && isFragile(text))
		.map(
			([file]) => `${file} fails with the network: load what comes later by late(…) or lateModule(…) of components/ui.`,
		);
}

function isFragile(text: string): boolean {
	return givesUp.test(text) || text.match(call)?.length !== text.match(insists)?.length;
}
