import { useState } from "react";
import type { RoomSummary } from "../../lib/client/chat-view";
import { keepOrder, orderByTalk } from "./room-order";

/** The rooms by their latest talk; while `held`, nothing moves under the pointer. */
export function useSettledOrder(rooms: readonly RoomSummary[], held: boolean): readonly RoomSummary[] {
	const [order, setOrder] = useState(() => orderByTalk(rooms));
	const next = held ? keepOrder(order, rooms) : orderByTalk(rooms);
	if (next.join("\n") !== order.join("\n")) setOrder(next);
	const places = new Map(next.map((id, place) => [id, place]));
	return rooms.toSorted((a, b) => (places.get(a.room_id) ?? 0) - (places.get(b.room_id) ?? 0));
}
