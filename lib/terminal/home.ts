/** All rooms of a person as the client begins with them, put together from what the API lists. */
import type { Home } from "../client/chat-view";
import { positionIn } from "../client/place";
import { allRoomsCursor, parseCursor } from "../events/cursor";
import type { ListedRoom } from "../rooms/schema";

/** The list is one snapshot, so its rooms' cursors together are the cursor of all. */
export function homeOf(rooms: readonly ListedRoom[]): Home {
	const epoch = rooms.map(({ cursor }) => parseCursor(cursor)?.epoch).find((each) => each !== undefined) ?? "";
	const mine = rooms.filter(({ member }) => member);
	const positions = mine.map(({ room_id, cursor }) => [room_id, positionIn(cursor, room_id) ?? 0] as const);
	return { rooms, cursor: allRoomsCursor(epoch, positions) };
}
