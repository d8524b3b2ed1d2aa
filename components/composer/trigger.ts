/** Finds what somebody is about to write at the caret that can be completed. Pure. */

import { usernameLimit } from "../../lib/accounts/limits";
import { isInCode } from "../../lib/client/fences";

export interface Trigger {
	kind: "command" | "emoji" | "person";
	/** Where its sign stands: `/`, `:` or `@`. */
	start: number;
	/** What stands between the sign and the caret. */
	query: string;
}

const shapes: readonly { kind: Trigger["kind"]; shape: RegExp; sign: string }[] = [
	{ kind: "command", shape: /^\/([a-z]*)$/iu, sign: "/" },
	// Two letters at least, or every smiley and every hour would ask.
	{ kind: "emoji", shape: /(?<![\p{L}\p{N}:]):([\p{L}\p{N}_+-]{2,40})$/u, sign: ":" },
	// A name may hold single spaces, as the server takes it.
	{
		kind: "person",
		shape: new RegExp(`(?<![\\p{L}\\p{N}@])@((?:[\\p{L}\\p{M}\\p{N}_.-]| (?! )){0,${usernameLimit}})$`, "u"),
		sign: "@",
	},
];

export function findTrigger(text: string, caret: number): Trigger | null {
	const before = text.slice(0, caret);
	for (const { kind, shape, sign } of shapes) {
		const query = shape.exec(before)?.[1];
		if (query === undefined || isInCode(text, caret)) continue;
		return { kind, start: caret - query.length - sign.length, query };
	}
	return null;
}

/** The name in `:name:` where that has just been written out, and where it begins. */
export function findWrittenEmoji(text: string, caret: number): { start: number; name: string } | null {
	const name = /(?<![\p{L}\p{N}:]):([\p{L}\p{N}_+-]{1,40}):$/u.exec(text.slice(0, caret))?.[1];
	if (name === undefined || isInCode(text, caret)) return null;
	return { start: caret - name.length - 2, name };
}

/** What takes the trigger's place: `piece`, and a space unless there is white space already. */
export function fillTrigger(text: string, caret: number, piece: string): string {
	return /^\s/u.test(text.slice(caret)) ? piece : `${piece} `;
}
