/** Colours, for a terminal that shows them and a person who wants them. */
import type { Env } from "./folders";

const reset = "\x1b[0m";
/** Of the sixteen that every theme chooses for itself, those that are readable on light and dark. */
const hues = [31, 32, 33, 34, 35, 36, 91, 92, 93, 94, 95, 96];

export class Palette {
	readonly #on: boolean;

	constructor(on: boolean) {
		this.#on = on;
	}

	bold = (text: string): string => this.#paint("1", text);
	faint = (text: string): string => this.#paint("2", text);
	warning = (text: string): string => this.#paint("31", text);
	notice = (text: string): string => this.#paint("33", text);
	/** The same person always has the same colour. */
	person = (name: string): string => this.#paint(`1;${hues[hash(name) % hues.length]}`, name);
	/** A word that names me. */
	naming = (text: string): string => this.#paint("1;7", text);

	#paint(codes: string, text: string): string {
		return this.#on && text !== "" ? `\x1b[${codes}m${text}${reset}` : text;
	}
}

function hash(text: string): number {
	let sum = 0;
	for (const character of text.toLowerCase()) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
	return sum;
}

/** As no-color.org has it: any value that is not empty. */
export function wantsColour(env: Env, isTerminal: boolean): boolean {
	return isTerminal && !env.NO_COLOR && env.TERM !== "dumb";
}
