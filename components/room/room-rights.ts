import type { Me } from "../../lib/client/chat-view";
import type { RoomFacts } from "../../lib/client/room-state";
import { lobbyId } from "../../lib/rooms/limits";

/** What somebody may do to a room besides talking in it; what they may not is not offered. */
export interface RoomRights {
	/** Rename it, say what it is about, take people out. */
	manage: boolean;
	delete: boolean;
}

/** The lobby belongs to nobody and always exists. */
export function rightsIn({ room_id, owner_id, kind }: RoomFacts, me: Me): RoomRights {
	const manage = kind !== "pair" && (me.kind === "admin" || owner_id === me.user_id);
	return { manage, delete: manage && room_id !== lobbyId };
}
