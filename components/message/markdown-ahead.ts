import type { Message } from "../../lib/messages/schema";
import { isEmojiOnly } from "./emoji-only";
import { type Block, isMarked } from "./markdown";
import { parseMarkdown } from "./markdown-parser";

/** The texts of these messages that have marks, with what they say: for the server, so that a page comes without the parser. */
export function parseAhead(messages: readonly Message[]): [string, readonly Block[]][] {
	const texts = new Set(messages.map(({ message }) => message));
	return [...texts].filter((text) => isMarked(text) && !isEmojiOnly(text)).map((text) => [text, parseMarkdown(text)]);
}
