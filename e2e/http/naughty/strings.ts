/** All naughty strings, ours: `accepted` must come back byte for byte, `refused` must leave no trace. */
import { longest } from "./lengths";
import { literals } from "./literals";
import { markup } from "./markup";
import { orders } from "./orders";
import { scripts } from "./scripts";
import { signs } from "./signs";
import { stacks } from "./stacks";

export { refused } from "./refused";

export const accepted: readonly string[] = [
	...new Set([...scripts, ...signs, ...stacks, ...markup, ...orders, ...literals, ...longest]),
];
