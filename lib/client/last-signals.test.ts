import { expect, test } from "vitest";
import type { PollAnswer, RoomEvent } from "../events/schema";
import { LastSignals } from "./last-signals";
import { PolledSignals } from "./polled-signals";

const presence = (online: number, room_id = "den"): RoomEvent => ({ type: "presence", room_id, online, users: [] });
const mark = (user_id: string, read_seq: number) => ({ user_id, user: user_id, read_seq });
const read = (...readers: ReturnType<typeof mark>[]): RoomEvent => ({ type: "read", room_id: "den", readers });

test("who comes late hears the last word on presence and every mark", () => {
	const signals = new LastSignals();
	for (const event of [presence(1), presence(2), read(mark("ada", 1), mark("bob", 1)), read(mark("bob", 5))])
		signals.note(event);
	expect(signals.of("den")).toEqual([presence(2), read(mark("ada", 1), mark("bob", 5))]);
	expect(signals.of("attic")).toEqual([]);
	signals.note(presence(7, "attic"));
	expect(signals.ofAll()).toHaveLength(3);
});

test("of a room that is over nothing is told", () => {
	const signals = new LastSignals();
	signals.note(presence(1));
	signals.note({ type: "room_closed", room_id: "den", reason: "removed" });
	expect(signals.ofAll()).toEqual([]);
});

test("a poll's marks are told where any has moved, its typists each time", () => {
	const polled = new PolledSignals();
	const typing = [{ room_id: "den", user_id: "bob", user: "bob" }];
	const answer = (read_seq: number): PollAnswer => ({
		events: [],
		cursor: "e.*den:1",
		online: 1,
		typing,
		readers: [{ room_id: "den", ...mark("bob", read_seq) }],
	});
	const typed: RoomEvent = { type: "typing", room_id: "den", user_id: "bob", user: "bob" };
	expect(polled.read(answer(1))).toEqual([typed, read(mark("bob", 1))]);
	expect(polled.read(answer(1))).toEqual([typed]);
	expect(polled.read(answer(2))).toEqual([typed, read(mark("bob", 2))]);
});
