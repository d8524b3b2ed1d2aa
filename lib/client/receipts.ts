/** Who has seen a message, as far as the room tells it. Pure. */
import type { Typist } from "../events/schema";
import type { Message } from "../messages/schema";
import { receiptsMembers } from "../presence/schema";
import type { RoomState } from "./room-state";

/** The members but its author who have read it; null in a room too large for receipts. */
export function seenBy({ members, readers, receipts }: RoomState, message: Message): readonly Typist[] | null {
	if (!receipts || members.length > receiptsMembers) return null;
	return members.filter(({ user_id }) => user_id !== message.user_id && (readers[user_id] ?? 0) >= message.seq);
}
