/**
 * My changes to messages that are painted before the server has them. Pure: whatever events make of a message meanwhile,
 * the paint goes over it again, and where it is taken off, what is true comes out.
 */
import type { Message, Reaction } from "../messages/schema";
import { findMessage, type MessageList, replaceMessage } from "./message-list";

export type Change = (message: Message) => Message;

interface Paint {
	base: Message;
	painted: Message;
	changes: Change[];
}

export class Paints {
	readonly #paints = new Map<string, Paint>();

	/** The list with `change` on the message; a message that is not loaded is painted once it is. */
	add(list: MessageList, id: string, change: Change): MessageList {
		const message = findMessage(list, id);
		if (!message) return list;
		const paint = this.#paints.get(id) ?? { base: message, painted: message, changes: [] };
		paint.changes.push(change);
		this.#paints.set(id, paint);
		paint.painted = change(message);
		return replaceMessage(list, paint.painted);
	}

	/** What the message is without `change`; `truth` is what the server now has, if it said so. */
	remove(id: string, change: Change, truth?: Message): Message | undefined {
		const paint = this.#paints.get(id);
		if (!paint) return truth;
		paint.changes = paint.changes.filter((other) => other !== change);
		if (truth) paint.base = truth;
		paint.painted = repaint(paint);
		if (paint.changes.length === 0) this.#paints.delete(id);
		return paint.painted;
	}

	/** The list with all paint on whatever events changed. */
	cover(list: MessageList): MessageList {
		let covered = list;
		for (const [id, paint] of this.#paints) {
			const message = findMessage(covered, id);
			if (!message || message === paint.painted) continue;
			paint.base = message;
			paint.painted = repaint(paint);
			covered = replaceMessage(covered, paint.painted);
		}
		return covered;
	}
}

const repaint = ({ base, changes }: Paint) => changes.reduce((message, change) => change(message), base);

/** My edit, until the server's own. */
export const withText =
	(text: string): Change =>
	(message) =>
		message.deleted ? message : { ...message, message: text };

/** My reaction, added or taken back; a message that has it so already stays as it is. */
export const withReaction =
	(emoji: string, added: boolean): Change =>
	(message) => {
		const known = message.reactions.find((reaction) => reaction.emoji === emoji);
		if ((known?.mine ?? false) === added) return message;
		if (!known) return { ...message, reactions: [...message.reactions, { emoji, count: 1, mine: true }] };
		const changed: Reaction = { emoji, count: known.count + (added ? 1 : -1), mine: added };
		const reactions = message.reactions.map((reaction) => (reaction === known ? changed : reaction));
		return { ...message, reactions: reactions.filter(({ count }) => count > 0) };
	};
