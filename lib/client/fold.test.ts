import fc from "fast-check";
import { expect, test } from "vitest";
import type { RoomEvent } from "../events/schema";
import { applyEvents } from "./fold";
import { applyEvent, type RoomState, roomStateFrom } from "./room-state";

const timestamp = "2026-11-21T10:00:00.123Z";
const seq = fc.integer({ min: 1, max: 30 });
const who = fc.constantFrom("ada", "bob", "eve").map((user_id) => ({ user_id, user: user_id }));

const chat = fc.record({ event_seq: seq, who }).map(({ event_seq, who: author }): RoomEvent => {
	const rest = { client_id: null, edited_at: null, deleted: false, reply_to: null, reactions: [] };
	const facts = { id: `m${event_seq}`, room_id: "den", seq: event_seq, message: `text ${event_seq}`, timestamp };
	return { type: "chat", event_seq, ...author, ...facts, ...rest };
});
const reaction = fc.record({ event_seq: seq, id: seq, who }).map(({ event_seq, id, who: person }): RoomEvent => {
	const what = { id: `m${id}`, emoji: "👍", added: true, reactions: [{ emoji: "👍", count: 1 }] };
	return { type: "reaction", room_id: "den", event_seq, timestamp, ...person, ...what };
});
const typing = who.map((person): RoomEvent => ({ type: "typing", room_id: "den", ...person }));
const history = fc.array(fc.oneof({ weight: 4, arbitrary: chat }, reaction, typing), { maxLength: 30 });
/** Mostly in order, as logs are. */
const sorted = history.map((events) => events.toSorted((a, b) => numberOf(a) - numberOf(b)));
const numberOf = (event: RoomEvent) => ("event_seq" in event ? event.event_seq : 0);

function aState(): RoomState {
	const facts = { room_id: "den", name: "Den", topic: "", kind: "public" as const, created_at: timestamp };
	const room = { ...facts, expires_at: null, owner_id: null, online: 1, unread: 0, cursor: "e.den:0" };
	return roomStateFrom({ room, members: [], messages: [], cursor: "e.den:0" }, "ada");
}

test("many events at once make the same state as one by one, in any order and with repeats", () => {
	fc.assert(
		fc.property(fc.oneof(sorted, history), (events) => {
			const one = (state: RoomState, event: RoomEvent, index: number) =>
				applyEvent(state, event, index === events.length - 1 ? "e.den:99" : undefined);
			expect(applyEvents(aState(), events, "e.den:99")).toEqual(events.reduce(one, aState()));
		}),
	);
});
