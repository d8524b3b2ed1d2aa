/** The end of a run: everybody reads to the end of the log, and the rooms are written down as they are. */
import { isLogged, readLog } from "../support/follow";
import { eventsPath, readHistory } from "../support/talk";
import type { Arena } from "./arena";
import type { Reader } from "./reader";
import { entryOf, type RoomRecord, type Run } from "./record";

const catchUpLimit = 60_000;

/** `bases`: by room, the cursor from which the run began. Writers must have stopped. */
export async function closeBooks(arena: Arena, bases: ReadonlyMap<string, string>, readers: Reader[]): Promise<Run> {
	const rooms = await Promise.all(Array.from(bases, ([roomId, cursor]) => recordRoom(arena, roomId, cursor)));
	const heads = new Map(rooms.map(({ roomId, log }) => [roomId, log.at(-1)?.seq ?? 0]));
	await Promise.all(readers.map((reader) => reader.catchUp(heads, catchUpLimit)));
	return { acts: arena.acts, rooms, views: readers.flatMap((reader) => reader.views()) };
}

async function recordRoom({ owner }: Arena, roomId: string, cursor: string): Promise<RoomRecord> {
	const [log, messages] = [await readLog(owner, eventsPath(roomId), cursor), await readHistory(owner, roomId)];
	return { roomId, log: log.events.filter(isLogged).map(entryOf), messages };
}
