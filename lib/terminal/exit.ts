/** How a run ends, for scripts. */

export const exitCodes = {
	done: 0,
	fault: 1,
	usage: 2,
	unreachable: 3,
	refused: 4,
	incomplete: 5,
	interrupted: 130,
	terminated: 143,
} as const;

/** Ends the program with a sentence for whoever started it. */
export class Exit extends Error {
	override readonly name = "Exit";
	readonly code: number;

	constructor(code: keyof typeof exitCodes, sentence: string) {
		super(sentence);
		this.code = exitCodes[code];
	}
}
