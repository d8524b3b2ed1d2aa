/** A stretch of the log away from its live end, as pages and events make it. Pure. */
import type { RoomEvent } from "../events/schema";
import type { History } from "../messages/schema";
import { applyReaction, type MessageList, messageOf, replaceMessage } from "./message-list";
import type { RoomState } from "./room-state";
import type { Excerpt } from "./room-view";

/** What an event changes in messages that are loaded; new ones are not added. */
export function changeMessages(list: MessageList, event: RoomEvent, me: string): MessageList {
	if (event.type === "edit" || event.type === "delete") return replaceMessage(list, messageOf(event));
	return event.type === "reaction" ? applyReaction(list, event, me) : list;
}

/** The excerpt after `event`; the same object where it changes nothing. */
export function applyToExcerpt(excerpt: Excerpt, event: RoomEvent, me: string): Excerpt {
	const messages = changeMessages(excerpt.messages, event, me);
	return messages === excerpt.messages ? excerpt : { ...excerpt, messages };
}

/** The surroundings of message `target`: the page up to it and the page after it. */
export function excerptAround(
	target: string,
	before: History,
	after: History,
	events: readonly RoomEvent[],
	me: string,
): Excerpt {
	const messages = withEvents([...before.messages, ...after.messages], events, me);
	return { messages, has_older: before.has_more, has_newer: after.has_more, target };
}

/** With a page of older messages, and the events that came while it was on its way. */
export function extendOlder(excerpt: Excerpt, page: History, events: readonly RoomEvent[], me: string): Excerpt {
	const oldest = excerpt.messages[0]?.seq ?? Number.POSITIVE_INFINITY;
	const older = withEvents(
		page.messages.filter(({ seq }) => seq < oldest),
		events,
		me,
	);
	return { ...excerpt, messages: [...older, ...excerpt.messages], has_older: page.has_more };
}

/** With a page of newer messages; where that reaches the live end, the excerpt becomes part of the state. */
export function extendNewer(
	excerpt: Excerpt,
	state: RoomState,
	page: History,
	events: readonly RoomEvent[],
	me: string,
): { excerpt: Excerpt | null; state: RoomState } {
	const newest = excerpt.messages.at(-1)?.seq ?? 0;
	const fresh = page.messages.filter(({ seq }) => seq > newest);
	const messages = [...excerpt.messages, ...withEvents(fresh, events, me)];
	return joinExcerpt({ ...excerpt, messages, has_newer: page.has_more }, state);
}

/** What is shown of an excerpt: where it reaches the live end it is part of the state. */
export function joinExcerpt(excerpt: Excerpt, state: RoomState): { excerpt: Excerpt | null; state: RoomState } {
	if (!reaches(excerpt, state.messages)) return { excerpt, state };
	const messages = joinLive(excerpt.messages, state.messages);
	const grown = messages.length > state.messages.length;
	return { excerpt: null, state: grown ? { ...state, messages, has_more: excerpt.has_older } : state };
}

/** Whether nothing is missing between the excerpt and the live stretch. */
function reaches({ messages, has_newer }: Excerpt, live: MessageList): boolean {
	const [oldest, newest] = [live[0]?.seq, messages.at(-1)?.seq];
	return !has_newer || (oldest !== undefined && newest !== undefined && newest >= oldest);
}

/** Where both have a message, the live one is newer. */
function joinLive(messages: MessageList, live: MessageList): MessageList {
	const oldest = live[0]?.seq ?? Number.POSITIVE_INFINITY;
	return [...messages.filter(({ seq }) => seq < oldest), ...live];
}

function withEvents(list: MessageList, events: readonly RoomEvent[], me: string): MessageList {
	return events.reduce((next, event) => changeMessages(next, event, me), list);
}
