/** Which room somebody means: by its id, by the address of its page, or by its name. */
import type { ListedRoom } from "../rooms/schema";

type Named = Pick<ListedRoom, "room_id" | "name" | "member">;

const address = /\/(?:rooms|r)\/([\w-]+)/;

/** The room's id; what is no name in the list is taken for the id of a room that is entered by whoever knows it. */
export function findRoomId(meant: string, rooms: readonly Named[]): string {
	const wanted = address.exec(meant)?.[1] ?? meant.trim().replace(/^#/, "");
	const named = rooms.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
	const known = rooms.find(({ room_id }) => room_id === wanted) ?? named.find(({ member }) => member) ?? named[0];
	return known?.room_id ?? wanted;
}
