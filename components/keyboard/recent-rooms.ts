/** The rooms that were on the screen last, newest first: where people go back to. */
import { openStorage } from "../room/page-storage";

const name = "parley:recent-rooms";
const kept = 20;

export function readRecentRooms(): string[] {
	const stored = openStorage().getItem(name);
	return stored ? stored.split(" ") : [];
}

export function noteRoom(roomId: string): void {
	const others = readRecentRooms().filter((id) => id !== roomId);
	openStorage().setItem(name, [roomId, ...others].slice(0, kept).join(" "));
}
