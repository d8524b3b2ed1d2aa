/** A room's loaded messages: ascending by `seq`, one per id, and whose reactions are mine. Pure. */
import type { LoggedEvent } from "../events/schema";
import type { Message, Reaction } from "../messages/schema";

export type MessageList = readonly Message[];
type MessageEvent = Extract<LoggedEvent, { type: "chat" | "edit" | "delete" }>;
type ReactionEvent = Extract<LoggedEvent, { type: "reaction" }>;

export const hasMessage = (list: MessageList, id: string): boolean => findIndex(list, id) >= 0;

export const findMessage = (list: MessageList, id: string): Message | undefined => list[findIndex(list, id)];

/** The list with `message` at its place by `seq`, instead of any of the same `seq`. */
export function putMessage(list: MessageList, message: Message): MessageList {
	const place = findPlace(list, message.seq);
	const old = list[place];
	if (old?.seq === message.seq) return withOne(list, place, knowMine(message, old.reactions));
	if (place === list.length) return list.concat([knowMine(message, [])]);
	return list.slice(0, place).concat([knowMine(message, [])], list.slice(place));
}

/** The list with `message` instead of the one of its `seq`; a message that is not loaded changes nothing. */
export function replaceMessage(list: MessageList, message: Message): MessageList {
	const place = findPlace(list, message.seq);
	const old = list[place];
	return old?.seq === message.seq ? withOne(list, place, knowMine(message, old.reactions)) : list;
}

/** Events are the same bytes for everybody, so whether a reaction is mine follows from who gave or took which. */
export function applyReaction(list: MessageList, event: ReactionEvent, me: string): MessageList {
	const index = findIndex(list, event.id);
	const old = list[index];
	if (!old) return list;
	const { reactions } = knowMine({ ...old, reactions: event.reactions }, old.reactions);
	const changed = event.user_id === me ? reactions.map((reaction) => takeSide(reaction, event)) : reactions;
	return withOne(list, index, { ...old, reactions: changed });
}

/** An answer that grows: its text from `from` on is `text`. A piece that does not join what is here changes nothing. */
export function growMessage(
	list: MessageList,
	{ id, from, text }: { id: string; from: number; text: string },
): MessageList {
	const index = findIndex(list, id);
	const old = list[index];
	if (!old || old.deleted || old.message.length < from) return list;
	return withOne(list, index, { ...old, message: old.message.slice(0, from) + text });
}

/** The message in a `chat`, `edit` or `delete` event. */
export function messageOf({ event_seq: _, ...message }: MessageEvent): Message {
	return { ...message, type: "chat" };
}

/** From the end, where what changes is. */
function findIndex(list: MessageList, id: string): number {
	return list.findLastIndex((message) => message.id === id);
}

/** `with` and `toSpliced` walk a list step by step; a slice or concat is one copy of memory, many times as fast at 50,000 messages. */
function withOne(list: MessageList, index: number, message: Message): MessageList {
	const copy = list.slice();
	copy[index] = message;
	return copy;
}

/** The index of the first message that is not older than `seq`; in the common case the end, or just before it. */
function findPlace(list: MessageList, seq: number): number {
	let [low, high] = [0, list.length];
	if ((list.at(-1)?.seq ?? 0) < seq) return high;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((list[middle]?.seq ?? 0) < seq) low = middle + 1;
		else high = middle;
	}
	return low;
}

function takeSide(reaction: Reaction, event: ReactionEvent): Reaction {
	return reaction.emoji === event.emoji ? { ...reaction, mine: event.added } : reaction;
}

function knowMine(message: Message, before: readonly Reaction[]): Message {
	if (message.reactions.every((reaction) => reaction.mine !== undefined)) return message;
	const mine = new Set(before.filter((reaction) => reaction.mine).map((reaction) => reaction.emoji));
	const reactions = message.reactions.map((reaction) => ({
		...reaction,
		mine: reaction.mine ?? mine.has(reaction.emoji),
	}));
	return { ...message, reactions };
}
