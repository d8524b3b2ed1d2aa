import { splitText } from "../client/message-parts";
import type { Desk } from "./desk";

/** What may be typed after a slash. */
export interface Command {
	name: string;
	/** What stands after it. */
	words: string;
	about: string;
	run(desk: Desk, argument: string): void | Promise<void>;
}

/** What is too long for one message goes as several. */
export function send(desk: Desk, text: string): void {
	for (const part of splitText(text)) desk.conversation.store.send(part);
}
