import { useChat } from "../shell/chat-context";
import { useRoom } from "./room-context";
import { type RoomRights, rightsIn } from "./room-rights";

export function useRoomRights(): RoomRights {
	const me = useChat((view) => view.me);
	const room = useRoom(({ state }) => state.room);
	return rightsIn(room, me);
}
