import type { RoomSummary } from "../../lib/client/chat-view";

type Talked = Pick<RoomSummary, "room_id" | "name" | "last_message_at">;

/** The ids of `rooms`, the latest talk first; those in which nobody has spoken yet come last, by name. */
export function orderByTalk(rooms: readonly Talked[]): string[] {
	return rooms.toSorted(byTalk).map(({ room_id }) => room_id);
}

function byTalk(a: Talked, b: Talked): number {
	const [left, right] = [a.last_message_at ?? "", b.last_message_at ?? ""];
	// RFC 3339 in UTC sorts as text; names not by locale, since server and browser must agree.
	if (left !== right) return left > right ? -1 : 1;
	return `${a.name}\n${a.room_id}` < `${b.name}\n${b.room_id}` ? -1 : 1;
}

/** `order` without what is gone and with what is new at its end: nothing else moves. */
export function keepOrder(order: readonly string[], rooms: readonly Talked[]): string[] {
	const present = new Set(rooms.map(({ room_id }) => room_id));
	const known = new Set(order);
	const fresh = rooms.filter(({ room_id }) => !known.has(room_id));
	return [...order.filter((id) => present.has(id)), ...orderByTalk(fresh)];
}
