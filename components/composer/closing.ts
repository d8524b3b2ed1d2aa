import type { RoomView } from "../../lib/client/room-view";

/** Why nobody can write here now, if so. */
export type Closing = "closed" | "ended" | null;

export function readClosing({ state, connection }: RoomView): Closing {
	if (connection.name !== "ended") return state.closed === null ? null : "closed";
	return connection.reason === "session_ended" ? "ended" : "closed";
}
