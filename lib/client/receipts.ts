/** How far messages of mine have come, as far as the room tells it. Pure. */
import type { Typist } from "../events/schema";
import type { Message } from "../messages/schema";
import { receiptsMembers } from "../presence/schema";
import type { RoomState } from "./room-state";
import type { RoomView } from "./room-view";

/** The members but its author who have read it; null in a room too large for receipts. */
export function seenBy({ members, readers, receipts }: RoomState, message: Message): readonly Typist[] | null {
	if (!receipts || members.length > receiptsMembers) return null;
	return members.filter(({ user_id }) => user_id !== message.user_id && (readers[user_id] ?? 0) >= message.seq);
}

export interface Receipt {
	seenBy: readonly Typist[];
}

/**
 * What is shown at a message: nothing where it is not mine, was deleted, the room is too large, or the message of mine right
 * after it has come as far; then that one says it for both.
 */
export function receiptOf({ state, excerpt }: RoomView, message: Message): Receipt | null {
	if (message.user_id !== state.me || message.deleted) return null;
	const readers = seenBy(state, message);
	if (!readers) return null;
	const next = following(excerpt?.messages ?? state.messages, message.seq);
	const repeated = next && next.user_id === state.me && !next.deleted && seenBy(state, next)?.length === readers.length;
	return repeated ? null : { seenBy: readers };
}

/** The message after `seq` in a list that ascends by it. */
function following(messages: readonly Message[], seq: number): Message | undefined {
	let [low, high] = [0, messages.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((messages[middle]?.seq ?? 0) <= seq) low = middle + 1;
		else high = middle;
	}
	return messages[low];
}
