import { expect, test } from "vitest";
import type { RoomEvent } from "../events/schema";
import type { History, Message } from "../messages/schema";
import { applyToExcerpt, excerptAround, extendNewer, extendOlder, joinExcerpt } from "./excerpt";
import { applyEvent, type RoomState, roomStateFrom } from "./room-state";
import type { Excerpt } from "./room-view";

const timestamp = "2026-11-21T10:00:00.123Z";
const me = "ada";

function aMessage(seq: number, change: Partial<Message> = {}): Message {
	const facts = { type: "chat" as const, id: `m${seq}`, room_id: "den", seq, user_id: "bob", user: "bob", timestamp };
	const rest = {
		message: `text ${seq}`,
		client_id: null,
		edited_at: null,
		deleted: false,
		reply_to: null,
		reactions: [],
	};
	return { ...facts, ...rest, ...change };
}

const messages = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => aMessage(from + index));
const aPage = (from: number, to: number, has_more: boolean): History => ({
	messages: messages(from, to),
	has_more,
	cursor: "e.den:100",
});
const seqs = ({ messages: list }: { messages: readonly Message[] }) => list.map(({ seq }) => seq);

/** A room of a hundred messages, of which the newest ten are loaded. */
function aState(): RoomState {
	const facts = { room_id: "den", name: "Den", topic: "", kind: "public" as const, created_at: timestamp };
	const room = { ...facts, expires_at: null, owner_id: null, online: 1, unread: 0, cursor: "e.den:100" };
	return roomStateFrom({ room, members: [], messages: messages(91, 100), cursor: "e.den:100", has_more: true }, me);
}

const anExcerpt = (from: number, to: number): Excerpt => ({
	messages: messages(from, to),
	has_older: true,
	has_newer: true,
	target: null,
});

const edit = (seq: number, event_seq: number): RoomEvent => ({
	...aMessage(seq, { message: "edited", edited_at: timestamp }),
	type: "edit",
	event_seq,
});
const gone = (seq: number, event_seq: number): RoomEvent => ({
	...aMessage(seq, { message: "gone", deleted: true }),
	type: "delete",
	event_seq,
});
const reaction = (seq: number, event_seq: number): RoomEvent => {
	const what = { id: `m${seq}`, emoji: "👍", added: true, reactions: [{ emoji: "👍", count: 1 }] };
	return { type: "reaction", room_id: "den", event_seq, timestamp, user_id: me, user: me, ...what };
};

test("stale excerpt and events make the fresh excerpt", () => {
	const events = [edit(41, 101), gone(42, 102), reaction(43, 103), edit(95, 104)];
	const folded = events.reduce((excerpt, event) => applyToExcerpt(excerpt, event, me), anExcerpt(40, 44));
	const fresh = [...messages(40, 44)];
	fresh[1] = aMessage(41, { message: "edited", edited_at: timestamp });
	fresh[2] = aMessage(42, { message: "gone", deleted: true });
	fresh[3] = aMessage(43, { reactions: [{ emoji: "👍", count: 1, mine: true }] });
	expect(folded.messages).toEqual(fresh);
});

test("new messages do not enter an excerpt", () => {
	const excerpt = anExcerpt(40, 44);
	expect(applyToExcerpt(excerpt, { ...aMessage(101), type: "chat", event_seq: 101 }, me)).toBe(excerpt);
});

test("it is opened around a message, with what happened while its pages were on their way", () => {
	const excerpt = excerptAround("m50", aPage(41, 50, true), aPage(51, 55, true), [gone(50, 101)], me);
	expect(seqs(excerpt)).toEqual(messages(41, 55).map(({ seq }) => seq));
	expect(excerpt).toMatchObject({ has_older: true, has_newer: true, target: "m50" });
	expect(excerpt.messages[9]?.deleted).toBe(true);
});

test("it grows in both directions without gap or repeat", () => {
	const older = extendOlder(anExcerpt(40, 44), aPage(35, 40, false), [], me);
	expect(seqs(older)).toEqual([35, 36, 37, 38, 39, 40, 41, 42, 43, 44]);
	expect(older.has_older).toBe(false);
	const { excerpt, state } = extendNewer(older, aState(), aPage(44, 46, true), [edit(46, 101)], me);
	expect(excerpt && seqs(excerpt).slice(-3)).toEqual([44, 45, 46]);
	expect(excerpt?.messages.at(-1)?.message).toBe("edited");
	expect(seqs(state)[0]).toBe(91);
});

test("where it reaches the live end it becomes part of that, and the live one is the newer", () => {
	const live = applyEvent(aState(), edit(92, 101), "e.den:101");
	const { excerpt, state } = extendNewer(anExcerpt(80, 89), live, aPage(90, 92, true), [], me);
	expect(excerpt).toBeNull();
	expect(seqs(state)).toEqual(messages(80, 100).map(({ seq }) => seq));
	expect(state.messages.find(({ seq }) => seq === 92)?.message).toBe("edited");
	expect(state.has_more).toBe(true);
});

test("where it ends right before the live stretch it becomes part of that too", () => {
	const { excerpt, state } = extendNewer(anExcerpt(80, 89), aState(), aPage(90, 90, false), [], me);
	expect(excerpt).toBeNull();
	expect(seqs(state)).toEqual(messages(80, 100).map(({ seq }) => seq));
});

test("one that holds nothing more than the live stretch changes nothing", () => {
	const state = aState();
	expect(joinExcerpt(anExcerpt(93, 97), state)).toEqual({ excerpt: null, state });
});

test("one that is far away stays", () => {
	const [state, excerpt] = [aState(), anExcerpt(40, 44)];
	expect(joinExcerpt(excerpt, state)).toEqual({ excerpt, state });
});
