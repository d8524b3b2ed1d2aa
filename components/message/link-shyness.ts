import type { RoomView } from "../../lib/client/room-view";
import { useRoom } from "../room/room-context";

/** Messages of either, before two strangers are shown each other's links as links. */
const acquainted = 10;

/** Whether links are only text: between two who hardly know each other. */
export function useShyLinks(): boolean {
	return useRoom(isShy);
}

function isShy({ state: { room, messages, has_more } }: RoomView): boolean {
	return room.kind === "pair" && !has_more && messages.length < acquainted;
}
