import type { RoomView } from "../../lib/client/room-view";

/** Why nobody can write here now, if so. */
export type Closing = "closed" | "ended" | null;

export function readClosing({ state, connection }: RoomView): Closing {
	if (connection.name !== "ended") return state.closed === null ? null : "closed";
	return connection.reason === "session_ended" ? "ended" : "closed";
}

/** Whether I look in without being a member; a public room takes in whoever writes. */
export function isOutside({ state: { me, members, room } }: RoomView): boolean {
	return room.kind !== "public" && !members.some(({ user_id }) => user_id === me);
}
