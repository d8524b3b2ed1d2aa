import { useMemo } from "react";
import { measureExcess, splitText } from "../../lib/client/message-parts";
import { isSendable, messageCharacters } from "../../lib/messages/limits";

/** So near to the limit, what is left is told: the last so many characters. */
const warning = 200;
/** Beyond so many messages a text is something else. */
const mostParts = 15;

export interface Excess {
	/** Characters too many; null where all is well. */
	over: number | null;
	/** Characters that may still be written, where they are few. */
	left: number | null;
	/** The text as messages, where it is too long for one; none where it is too long for that. */
	parts: readonly string[];
}

const fine: Excess = { over: null, left: null, parts: [] };

/** How the text stands against the limit of one message. */
export function useExcess(text: string): Excess {
	return useMemo(() => {
		// A character is never less than one code unit, nor more than three bytes of one.
		if (text.length < messageCharacters - warning) return fine;
		if (text.length > mostParts * messageCharacters) return { ...fine, over: text.length - messageCharacters };
		const excess = measureExcess(text);
		if (excess <= 0) return { ...fine, left: -excess <= warning ? -excess : null };
		const parts = splitText(text);
		return { ...fine, over: excess, parts: parts.every(isSendable) ? parts : [] };
	}, [text]);
}
