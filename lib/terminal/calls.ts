/** Rooms out of view in which somebody names me, each told once until I have looked. */
import type { RoomSummary } from "../client/chat-view";

export class Calls {
	#known: ReadonlySet<string> = new Set();

	/** Whether there is a new one. */
	note(rooms: readonly RoomSummary[], inView: string | undefined): boolean {
		const calling = rooms.filter(({ room_id, mentions }) => mentions && room_id !== inView);
		const isNew = calling.some(({ room_id }) => !this.#known.has(room_id));
		this.#known = new Set(calling.map(({ room_id }) => room_id));
		return isNew;
	}
}
