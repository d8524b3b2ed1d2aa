/**
 * What a person sees of a room, folded from a snapshot and the events after it. Pure: no clock, no network, no React.
 * Stale state plus events equals fresh state (ARCHITECTURE §1, promise 6).
 */
import type { UserKind } from "../accounts/schema";
import type { CloseReason, LoggedEvent, ResetReason, RoomEvent, Typist } from "../events/schema";
import { pageDefault } from "../messages/limits";
import type { History, Message } from "../messages/schema";
import { receiptsMembers } from "../presence/schema";
import type { Entrance, Room } from "../rooms/schema";
import {
	applyReaction,
	growMessage,
	hasMessage,
	type MessageList,
	messageOf,
	putMessage,
	replaceMessage,
} from "./message-list";
import { positionIn } from "./place";
import type { Reading } from "./room-view";

/** What is true of the room for everybody and changes only by `room_updated`. */
export type RoomFacts = Omit<Room, "online" | "unread" | "cursor">;

/** `kind` is left out where nobody has told it yet. */
export type RoomPerson = Typist & { kind?: UserKind };

export interface RoomState {
	/** The id of the person whose view this is: `mine` of reactions depends on it. */
	me: string;
	room: RoomFacts;
	/** A gapless stretch of the log up to its head, ascending by `seq`. */
	messages: MessageList;
	/** Whether there are older messages than those here. */
	has_more: boolean;
	/** Ascending by `user_id`; of a room without receipts those who were here, and who came since. */
	members: readonly RoomPerson[];
	/** Whether the room tells who has read how far. */
	receipts: boolean;
	/** How many people are here; `present` names at most 200 of them. */
	online: number;
	present: readonly RoomPerson[];
	/** By person, the message `seq` up to which they have read. */
	readers: Readonly<Record<string, number>>;
	/** Mine. */
	reading: Reading;
	typing: readonly Typist[];
	/** Everything up to here is folded in. */
	cursor: string;
	/** The newest logged event that is folded in. */
	event_seq: number;
	/** Set when events were missed and the room must be loaded afresh. */
	stale: ResetReason | null;
	closed: CloseReason | null;
}

/** An entrance, or the same put together from history, members and room. */
export type RoomSnapshot = Entrance & { has_more?: boolean; receipts?: boolean };

export function roomStateFrom(snapshot: RoomSnapshot, me: string, reading?: Reading): RoomState {
	const { messages, members, cursor } = snapshot;
	const { online, unread: _, cursor: __, ...room } = snapshot.room;
	return {
		me,
		room,
		messages,
		has_more: snapshot.has_more ?? messages.length >= pageDefault,
		members: members.map(toKnown).sort(byId),
		receipts: snapshot.receipts ?? members.length <= receiptsMembers,
		online,
		present: members.filter((member) => member.online).map(toKnown),
		readers: Object.fromEntries(members.map((member) => [member.user_id, member.read_seq])),
		reading: reading ?? { read_seq: members.find(({ user_id }) => user_id === me)?.read_seq ?? 0, unread_from: null },
		typing: [],
		cursor,
		event_seq: positionIn(cursor, room.room_id) ?? messages.at(-1)?.seq ?? 0,
		stale: null,
		closed: null,
	};
}

/**
 * The state after `event`; the same object where it changes nothing. A logged event that is not newer than the state is
 * ignored, so applying twice is harmless. `cursor` is the one that came with the event, if one did.
 */
export function applyEvent(state: RoomState, event: RoomEvent, cursor?: string): RoomState {
	if ("event_seq" in event) {
		if (event.event_seq <= state.event_seq) return state;
		const position = { cursor: cursor ?? state.cursor, event_seq: event.event_seq };
		return { ...applyLogged(state, event), ...position };
	}
	const next = applySignal(state, event);
	return cursor === undefined || cursor === next.cursor ? next : { ...next, cursor };
}

/** The change that a logged event makes, whether or not it is newer than the state. */
function applyLogged(state: RoomState, event: LoggedEvent): RoomState {
	switch (event.type) {
		case "chat":
			return forgetTypist({ ...state, messages: putMessage(state.messages, messageOf(event)) }, event.user_id);
		case "edit":
		case "delete":
			return { ...state, messages: replaceMessage(state.messages, messageOf(event)) };
		case "reaction":
			return { ...state, messages: applyReaction(state.messages, event, state.me) };
		case "user_joined":
			return { ...state, members: withPerson(state.members, event).toSorted(byId) };
		case "user_left":
			return removeMember(state, event.user_id);
		case "user_renamed":
			return renamePerson(state, event);
		case "room_updated":
			return { ...state, room: factsOf(event.room) };
		default:
			return event satisfies never;
	}
}

function applySignal(state: RoomState, event: Exclude<RoomEvent, LoggedEvent>): RoomState {
	switch (event.type) {
		case "typing":
			return noteTypist(state, event);
		case "presence":
			return { ...state, online: event.online, present: event.users };
		case "read":
			return {
				...state,
				reading: readElsewhere(state, event.readers),
				readers: moveReaders(state.readers, event.readers),
			};
		case "delta":
			return { ...state, messages: growMessage(state.messages, event) };
		case "reset":
			return { ...state, stale: event.reason };
		case "room_closed":
			return { ...state, closed: event.reason };
		default:
			return event satisfies never;
	}
}

function noteTypist(state: RoomState, typist: Typist): RoomState {
	const noted = typist.user_id === state.me || state.typing.some(({ user_id }) => user_id === typist.user_id);
	return noted ? state : { ...state, typing: withPerson(state.typing, typist) };
}

/** Typing is a lease; whoever keeps the time says here that it ran out. */
export function forgetTypist(state: RoomState, userId: string): RoomState {
	const typing = state.typing.filter(({ user_id }) => user_id !== userId);
	return typing.length === state.typing.length ? state : { ...state, typing };
}

/** The answer to one's own post, which may come before or after its event; what events told is newer and stays. */
export function addPosted(state: RoomState, message: Message): RoomState {
	if (hasMessage(state.messages, message.id)) return state;
	return { ...state, messages: putMessage(state.messages, message) };
}

/** A page of older messages, and the events that came while it was on its way and may be newer than it. */
export function prependHistory(state: RoomState, page: History, meanwhile: readonly RoomEvent[]): RoomState {
	const oldest = state.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
	const older = page.messages.filter(({ seq }) => seq < oldest);
	const joined: RoomState = { ...state, messages: [...older, ...state.messages], has_more: page.has_more };
	return meanwhile.reduce((next, event) => (isChange(event) ? applyLogged(next, event) : next), joined);
}

const isChange = (event: RoomEvent) => event.type === "edit" || event.type === "delete" || event.type === "reaction";

/** Messages keep the name under which they were written. */
function renamePerson(state: RoomState, { user_id, user }: Typist): RoomState {
	const rename = <P extends Typist>(people: readonly P[]) =>
		people.map((person) => (person.user_id === user_id ? { ...person, user } : person));
	const { members, present, typing } = state;
	return { ...state, members: rename(members), present: rename(present), typing: rename(typing) };
}

function removeMember(state: RoomState, userId: string): RoomState {
	const { [userId]: _, ...readers } = state.readers;
	const members = state.members.filter(({ user_id }) => user_id !== userId);
	return forgetTypist({ ...state, members, readers }, userId);
}

function moveReaders(readers: RoomState["readers"], moved: readonly { user_id: string; read_seq: number }[]) {
	const marks = moved.map(({ user_id, read_seq }) => [user_id, Math.max(read_seq, readers[user_id] ?? 0)]);
	return { ...readers, ...Object.fromEntries(marks) };
}

/** What I read on another device is read here. A mark that has not moved says nothing: I may have called it unread since. */
function readElsewhere(
	{ me, readers, reading }: RoomState,
	moved: readonly { user_id: string; read_seq: number }[],
): Reading {
	const mine = moved.find(({ user_id }) => user_id === me)?.read_seq ?? 0;
	if (mine <= (readers[me] ?? 0) || mine <= reading.read_seq) return reading;
	return { ...reading, read_seq: mine };
}

function factsOf({
	online: _,
	cursor: __,
	...facts
}: Extract<LoggedEvent, { type: "room_updated" }>["room"]): RoomFacts {
	return facts;
}

const toKnown = ({ user_id, user, kind }: RoomPerson & { kind: UserKind }): RoomPerson => ({ user_id, user, kind });
const toPerson = ({ user_id, user }: Typist): Typist => ({ user_id, user });
const byId = (a: Typist, b: Typist) => (a.user_id < b.user_id ? -1 : 1);

function withPerson(people: readonly RoomPerson[], person: Typist): readonly RoomPerson[] {
	const known = people.find(({ user_id }) => user_id === person.user_id);
	return [...people.filter((other) => other !== known), { ...known, ...toPerson(person) }];
}
