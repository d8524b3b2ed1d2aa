/** What polls tell beside the events, as the signals that a stream would have brought. */
import type { PollAnswer, RoomEvent } from "../events/schema";

export class PolledSignals {
	/** Marks as they were last told, by room: a poll tells all of them each time. */
	readonly #told = new Map<string, string>();

	/** Who types now, and the marks of rooms in which any has moved. */
	read({ typing, readers }: PollAnswer): RoomEvent[] {
		const typed: RoomEvent[] = typing.map((typist) => ({ type: "typing", ...typist }));
		return [
			...typed,
			...Array.from(
				Map.groupBy(readers, (reader) => reader.room_id),
				this.#moved,
			).flat(),
		];
	}

	readonly #moved = ([room_id, marks]: [string, PollAnswer["readers"]]): RoomEvent[] => {
		const readers = marks.map(({ user_id, user, read_seq }) => ({ user_id, user, read_seq }));
		const told = JSON.stringify(readers);
		if (this.#told.get(room_id) === told) return [];
		this.#told.set(room_id, told);
		return [{ type: "read", room_id, readers }];
	};
}
