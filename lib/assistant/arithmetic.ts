/**
 * Arithmetic with units, and nothing else that mathjs can do: an expression is read into a tree, of which every node has
 * to be one of a few sorts. None of those loops, assigns or reaches anything, so its size bounds its time.
 */
import type { MathJsInstance, MathNode } from "mathjs";

const longest = 200;
const mostNodes = 100;
const functions = new Set(
	"sqrt cbrt abs round floor ceil sin cos tan asin acos atan log log10 log2 exp min max".split(" "),
);
const constants = new Set(["pi", "e", "tau", "phi"]);
const operators = new Set("+ - * / ^ % to in".split(" "));

let loaded: Promise<MathJsInstance> | undefined;

/** It is large: whoever never calculates never loads it. */
function load(): Promise<MathJsInstance> {
	loaded ??= import("mathjs").then(({ all, create }) => create(all ?? {}, { number: "number" }));
	return loaded;
}

/** The value as text; null where it is no arithmetic, or has no value. */
export async function calculate(expression: string): Promise<string | null> {
	if (expression.length > longest) return null;
	const math = await load();
	try {
		const tree = math.parse(expression.replaceAll("×", "*").replaceAll("÷", "/").replaceAll("−", "-"));
		if (!isArithmetic(math, tree)) return null;
		const value: unknown = tree.evaluate();
		const finite = typeof value === "number" ? Number.isFinite(value) : math.isUnit(value);
		return finite ? math.format(value, { precision: 12 }) : null;
	} catch {
		// Whatever mathjs cannot read or do is no arithmetic; what it says of it is of no use to who asked.
		return null;
	}
}

function isArithmetic(math: MathJsInstance, tree: MathNode): boolean {
	let nodes = 0;
	let allowed = true;
	tree.traverse((node, path, parent) => {
		nodes += 1;
		allowed &&= nodes <= mostNodes && isAllowed(math, node, path, parent);
	});
	return allowed;
}

function isAllowed(math: MathJsInstance, node: MathNode, path: string, parent: MathNode | null): boolean {
	if (math.isConstantNode(node)) return typeof node.value === "number";
	if (math.isParenthesisNode(node)) return true;
	if (math.isOperatorNode(node)) return operators.has(node.op);
	if (math.isFunctionNode(node)) return functions.has(node.fn.name);
	if (!math.isSymbolNode(node)) return false;
	const called = path === "fn" && parent !== null && math.isFunctionNode(parent);
	return called ? functions.has(node.name) : constants.has(node.name) || isUnit(math, node.name);
}

function isUnit(math: MathJsInstance, name: string): boolean {
	const { Unit } = math as unknown as { Unit: { isValuelessUnit(name: string): boolean } };
	return Unit.isValuelessUnit(name);
}
