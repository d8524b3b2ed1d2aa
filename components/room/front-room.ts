/** The room on the screen, for what stands outside of it: the palette mentions its people. */
import type { RoomStore } from "../../lib/client/room-store";
import type { DeskStore } from "./desk";

interface FrontRoom {
	store: RoomStore;
	desk: DeskStore;
}

let front: FrontRoom | null = null;

export const frontRoom = (): FrontRoom | null => front;

/** What it answers takes the room from the screen again. */
export function bringToFront(room: FrontRoom): () => void {
	front = room;
	return () => {
		if (front === room) front = null;
	};
}
