import type { RoomView } from "../../lib/client/room-view";
import { showsLinks } from "../../lib/safety/limits";
import { useRoom } from "../room/room-context";

/** Whether links are only text: between two who hardly know each other. */
export function useShyLinks(): boolean {
	return useRoom(isShy);
}

function isShy({ state: { room, messages, has_more } }: RoomView): boolean {
	return room.kind === "pair" && !has_more && !showsLinks(messages.length);
}
