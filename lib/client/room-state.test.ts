import { expect, test } from "vitest";
import type { RoomEvent } from "../events/schema";
import type { Message } from "../messages/schema";
import { addPosted, applyEvent, forgetTypist, prependHistory, type RoomState, roomStateFrom } from "./room-state";

const timestamp = "2026-11-21T10:00:00.123Z";
const sharedRoom = {
	room_id: "lobby",
	name: "Lobby",
	topic: "",
	kind: "public" as const,
	created_at: timestamp,
	expires_at: null,
	owner_id: null,
	online: 1,
	cursor: "e.lobby:10",
};

function aMessage(seq: number, change: Partial<Message> = {}): Message {
	const author = { user_id: "bob", user: "bob" };
	const base = {
		type: "chat" as const,
		id: `m${seq}`,
		room_id: "lobby",
		seq,
		...author,
		message: `text ${seq}`,
		timestamp,
	};
	return { ...base, client_id: null, edited_at: null, deleted: false, reply_to: null, reactions: [], ...change };
}

function aState(messages: Message[] = [aMessage(8), aMessage(10)]): RoomState {
	const members = [{ user_id: "ada", user: "ada", kind: "guest" as const, online: true, read_seq: 8 }];
	return roomStateFrom({ room: { ...sharedRoom, unread: 1 }, members, messages, cursor: "e.lobby:10" }, "ada");
}

const chat = (event_seq: number, change: Partial<Message> = {}): RoomEvent => ({
	...aMessage(event_seq, change),
	type: "chat",
	event_seq,
});

function reactionEvent(event_seq: number, user_id: string, added: boolean, count: number): RoomEvent {
	const reactions = count > 0 ? [{ emoji: "👍", count }] : [];
	const place = { type: "reaction" as const, room_id: "lobby", id: "m10", timestamp, event_seq };
	return { ...place, emoji: "👍", user_id, user: user_id, added, reactions };
}

const ids = (state: RoomState) => state.messages.map(({ id }) => id);

test("a chat event is added at the end and moves the position and the cursor", () => {
	const state = applyEvent(aState(), chat(11), "e.lobby:11");
	expect(ids(state)).toEqual(["m8", "m10", "m11"]);
	expect(state).toMatchObject({ event_seq: 11, cursor: "e.lobby:11" });
	expect(state.messages.at(-1)).toEqual(aMessage(11));
});

test("an event that is not newer than the state changes nothing", () => {
	const state = applyEvent(aState(), chat(11), "e.lobby:11");
	expect(applyEvent(state, chat(11, { message: "again" }), "e.lobby:11")).toBe(state);
	expect(applyEvent(state, chat(9), "e.lobby:9")).toBe(state);
});

test("a chat event replaces the message of its id", () => {
	const painted = addPosted(aState(), aMessage(11, { client_id: "12345678" }));
	expect(ids(applyEvent(painted, chat(11)))).toEqual(["m8", "m10", "m11"]);
});

test("an answer that comes after events for its message does not undo them", () => {
	const edited = applyEvent(aState(), chat(11, { message: "newer" }));
	expect(addPosted(edited, aMessage(11, { message: "older" }))).toBe(edited);
});

test("an answer that comes before earlier events leaves them their places", () => {
	const ahead = addPosted(aState(), aMessage(13));
	expect(ids(applyEvent(ahead, chat(11)))).toEqual(["m8", "m10", "m11", "m13"]);
});

test("edits and deletions replace what is loaded and ignore what is not", () => {
	const edit = { ...aMessage(8, { message: "new", edited_at: timestamp }), type: "edit" as const, event_seq: 11 };
	const gone = { ...aMessage(3, { deleted: true }), type: "delete" as const, event_seq: 12 };
	const state = applyEvent(applyEvent(aState(), edit), gone);
	expect(state.messages[0]).toEqual(aMessage(8, { message: "new", edited_at: timestamp }));
	expect(ids(state)).toEqual(["m8", "m10"]);
	expect(state.event_seq).toBe(12);
});

test("whose reaction is mine follows from who gave and took it", () => {
	const given = applyEvent(aState(), reactionEvent(11, "ada", true, 1));
	expect(given.messages[1]?.reactions).toEqual([{ emoji: "👍", count: 1, mine: true }]);
	const joined = applyEvent(given, reactionEvent(12, "bob", true, 2));
	expect(joined.messages[1]?.reactions).toEqual([{ emoji: "👍", count: 2, mine: true }]);
	const taken = applyEvent(joined, reactionEvent(13, "ada", false, 1));
	expect(taken.messages[1]?.reactions).toEqual([{ emoji: "👍", count: 1, mine: false }]);
	expect(applyEvent(taken, reactionEvent(14, "bob", false, 0)).messages[1]?.reactions).toEqual([]);
});

test("an edit keeps which reactions are mine", () => {
	const given = applyEvent(aState(), reactionEvent(11, "ada", true, 1));
	const message = aMessage(10, { message: "new", reactions: [{ emoji: "👍", count: 1 }] });
	const edited = applyEvent(given, { ...message, type: "edit", event_seq: 12 });
	expect(edited.messages[1]?.reactions).toEqual([{ emoji: "👍", count: 1, mine: true }]);
});

test("members come and go once, however often it is told", () => {
	const person = {
		id: "lobby:11",
		room_id: "lobby",
		user_id: "bob",
		user: "bob",
		message: "bob has joined",
		timestamp,
	};
	const joined = applyEvent(aState(), { ...person, type: "user_joined", event_seq: 11 });
	expect(joined.members).toEqual([
		{ user_id: "ada", user: "ada", kind: "guest" },
		{ user_id: "bob", user: "bob" },
	]);
	const again = applyEvent(joined, { ...person, type: "user_joined", event_seq: 12 });
	expect(again.members).toEqual(joined.members);
	expect(applyEvent(again, { ...person, type: "user_left", event_seq: 13 }).members).toEqual(aState().members);
});

test("a changed room keeps nothing of its old facts", () => {
	const room = { ...sharedRoom, name: "Hall", topic: "tea" };
	const state = applyEvent(aState(), { type: "room_updated", room_id: "lobby", event_seq: 11, timestamp, room });
	expect(state.room).toMatchObject({ name: "Hall", topic: "tea" });
	expect(Object.keys(state.room).sort()).toEqual(Object.keys(aState().room).sort());
});

test("somebody who types is noted once and forgotten by message or by lease, oneself never", () => {
	const typing = (user_id: string): RoomEvent => ({ type: "typing", room_id: "lobby", user_id, user: user_id });
	const state = ["bob", "ada", "bob", "eve"].map(typing).reduce((next, event) => applyEvent(next, event), aState());
	expect(state.typing.map(({ user_id }) => user_id)).toEqual(["bob", "eve"]);
	const spoken = applyEvent(state, chat(11));
	expect(spoken.typing.map(({ user_id }) => user_id)).toEqual(["eve"]);
	expect(forgetTypist(spoken, "eve").typing).toEqual([]);
});

test("presence is taken whole and read marks only move forward", () => {
	const users = [{ user_id: "eve", user: "eve", kind: "guest" as const }];
	const here = applyEvent(aState(), { type: "presence", room_id: "lobby", online: 7, users });
	expect(here).toMatchObject({ online: 7, present: users });
	const readers = [{ user_id: "ada", user: "ada", read_seq: 5 }];
	expect(applyEvent(here, { type: "read", room_id: "lobby", readers }).readers).toEqual({ ada: 8 });
});

test("an older page goes in front, with what happened to it while it was on its way", () => {
	const gone = { ...aMessage(3, { deleted: true, message: "gone" }), type: "delete" as const, event_seq: 11 };
	const state = applyEvent(aState(), gone);
	const page = { messages: [aMessage(2), aMessage(3), aMessage(8)], has_more: true, cursor: "e.lobby:10" };
	const joined = prependHistory(state, page, [gone]);
	expect(ids(joined)).toEqual(["m2", "m3", "m8", "m10"]);
	expect(joined.messages[1]).toMatchObject({ deleted: true, message: "gone" });
	expect(joined.has_more).toBe(true);
});

test("a reset marks the state stale and a closed room says why", () => {
	expect(applyEvent(aState(), { type: "reset", room_id: "lobby", reason: "cursor_expired", cursor: "c" }).stale).toBe(
		"cursor_expired",
	);
	expect(applyEvent(aState(), { type: "room_closed", room_id: "lobby", reason: "removed" }).closed).toBe("removed");
});

test("a message that grows is shown as it grows; a piece that does not join on waits for the whole", () => {
	const grow = (state: RoomState, from: number, text: string) =>
		applyEvent(state, { type: "delta", room_id: "lobby", id: "m10", from, text });
	const begun = grow(aState(), 7, " and more");
	expect(begun.messages.at(-1)?.message).toBe("text 10 and more");
	expect(begun.event_seq).toBe(10);
	expect(grow(begun, 40, "lost")).toEqual(begun);
	expect(grow(begun, 0, "told anew").messages.at(-1)?.message).toBe("told anew");
	const deleted = aState([aMessage(10, { deleted: true, message: "This message was deleted" })]);
	expect(grow(deleted, 0, "back")).toEqual(deleted);
});
