/**
 * A cursor says "everything up to here" for one room or for all of a person's rooms: `<epoch>.<room key>:<seq>,…`,
 * with `*` before the pairs where it covers all rooms. The epoch is the database's own, so a cursor of another history is
 * recognised. Clients treat it as opaque (API.md §5).
 */

/** Enough of a room's id to tell a person's rooms apart: 47 random bits, or the whole of a short given id. */
const keyLength = 8;
const shape = /^([A-Za-z0-9]{1,16})\.(\*?)((?:[A-Za-z0-9_-]{1,8}:\d{1,15}(?:,|$))*)$/;

export type Positions = ReadonlyMap<string, number>;

export interface Cursor {
	epoch: string;
	/** Whether it covers all of a person's rooms, so that a room it lacks was joined later. */
	all: boolean;
	/** Room key to the `event_seq` up to which everything was read. */
	positions: Positions;
}

export function roomKey(roomId: string): string {
	return roomId.slice(0, keyLength);
}

export function roomCursor(epoch: string, roomId: string, seq: number): string {
	return `${epoch}.${roomKey(roomId)}:${seq}`;
}

export function allRoomsCursor(epoch: string, positions: Iterable<readonly [roomId: string, seq: number]>): string {
	const pairs = Array.from(positions, ([roomId, seq]) => `${roomKey(roomId)}:${seq}`);
	return `${epoch}.*${pairs.join(",")}`;
}

/** The cursor that `text` spells, or null where it spells none. */
export function parseCursor(text: string): Cursor | null {
	const match = shape.exec(text);
	if (!match) return null;
	const [, epoch = "", star, pairs = ""] = match;
	const positions = new Map<string, number>();
	for (const pair of pairs.split(",").filter(Boolean)) {
		const [key = "", seq] = pair.split(":");
		positions.set(key, Number(seq));
	}
	return { epoch, all: star === "*", positions };
}
