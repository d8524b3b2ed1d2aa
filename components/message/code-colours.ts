/** What each word of a code is, by highlight.js. Large, so it is loaded when the first code comes on the screen. */
import { common, createLowlight } from "lowlight";

export type CodeTone = "keyword" | "string" | "number" | "title" | "comment";

export interface CodePiece {
	text: string;
	tone: CodeTone | null;
	/** Where it begins in the code. */
	at: number;
}

const classes: Record<CodeTone, string> = {
	keyword: "keyword selector-tag built_in template-tag operator",
	string: "string regexp symbol char addition quote",
	number: "number literal bullet variable template-variable",
	title: "title section attr attribute property type class name tag selector-class selector-id function",
	comment: "comment meta deletion doctag",
};
const toneOf = new Map(
	Object.entries(classes).flatMap(([tone, names]) =>
		names.split(" ").map((name) => [`hljs-${name}`, tone as CodeTone]),
	),
);

const lowlight = createLowlight(common);
type Tree = ReturnType<typeof lowlight.highlight>;
type Node = Tree["children"][number];

/** The code in pieces, all of it and in order; null for a language that is not known. */
export function colourCode(code: string, language: string): readonly CodePiece[] | null {
	const name = language.toLowerCase();
	if (!lowlight.registered(name)) return null;
	const pieces: CodePiece[] = [];
	let at = 0;
	const walk = (node: Node, tone: CodeTone | null): void => {
		if (node.type === "text") {
			pieces.push({ text: node.value, tone, at });
			at += node.value.length;
		}
		if (node.type === "element")
			for (const child of node.children) walk(child, toneIn(node.properties.className) ?? tone);
	};
	for (const node of lowlight.highlight(name, code).children) walk(node, null);
	return pieces;
}

function toneIn(names: unknown): CodeTone | undefined {
	return Array.isArray(names) ? names.map((name) => toneOf.get(String(name))).find(Boolean) : undefined;
}
