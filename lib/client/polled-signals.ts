/** What a poll tells beside the events, as the signals that a stream would have brought. Pure. */
import type { PollAnswer, RoomEvent } from "../events/schema";

export function readPolledSignals({ typing, readers }: PollAnswer): RoomEvent[] {
	const typed: RoomEvent[] = typing.map((typist) => ({ type: "typing", ...typist }));
	const read = Map.groupBy(readers, (reader) => reader.room_id);
	const moved: RoomEvent[] = Array.from(read, ([room_id, marks]) => ({
		type: "read",
		room_id,
		readers: marks.map(({ user_id, user, read_seq }) => ({ user_id, user, read_seq })),
	}));
	return [...typed, ...moved];
}
