/** Cursors as places in the logs of rooms. Other clients take them as opaque; ours comes from the same house. */
import { parseCursor, roomCursor, roomKey } from "../events/cursor";

/** The number of the room's event up to which `cursor` has read; null where it does not cover the room. */
export function positionIn(cursor: string, roomId: string): number | null {
	return parseCursor(cursor)?.positions.get(roomKey(roomId)) ?? null;
}

/** The cursor of one room after its event `seq`, in the history that `cursor` is of; null where it is of none. */
export function placeAfter(cursor: string, roomId: string, seq: number): string | null {
	const parsed = parseCursor(cursor);
	return parsed && roomCursor(parsed.epoch, roomId, seq);
}

/** Where `cursor` stands in each of the rooms that it covers. */
export function parsePlaces(cursor: string, rooms: readonly { room_id: string }[]): { roomId: string; seq: number }[] {
	const positions = parseCursor(cursor)?.positions;
	return rooms.flatMap(({ room_id }) => {
		const seq = positions?.get(roomKey(room_id));
		return seq === undefined ? [] : [{ roomId: room_id, seq }];
	});
}
