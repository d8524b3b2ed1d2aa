/** Many events at once: the same state as one by one, but a run of new messages costs one copy of the list. Pure. */
import type { RoomEvent } from "../events/schema";
import { applyEvent, forgetTypist, type RoomState } from "./room-state";

type Chat = Extract<RoomEvent, { type: "chat" }>;

/** `cursor` stands after the last of the events. */
export function applyEvents(state: RoomState, events: readonly RoomEvent[], cursor?: string): RoomState {
	let next = state;
	for (let at = 0; at < events.length; ) {
		const run = findRun(next, events, at);
		const [event] = events.slice(at, at + 1);
		const length = Math.max(1, run.length);
		const stands = at + length === events.length ? cursor : undefined;
		if (run.length > 1) next = append(next, run, stands);
		else if (event) next = applyEvent(next, event, stands);
		at += length;
	}
	return next;
}

/** The new messages from `at` on that go behind all that are loaded, one after the other. */
function findRun({ messages, event_seq }: RoomState, events: readonly RoomEvent[], at: number): Chat[] {
	const run: Chat[] = [];
	let [newest, position] = [messages.at(-1)?.seq ?? 0, event_seq];
	for (let index = at; index < events.length; index += 1) {
		const event = events[index];
		if (event?.type !== "chat" || event.event_seq <= position || event.seq <= newest) break;
		run.push(event);
		[newest, position] = [event.seq, event.event_seq];
	}
	return run;
}

function append(state: RoomState, run: readonly Chat[], cursor = state.cursor): RoomState {
	const { messages } = run.reduce<RoomState>((one, event) => applyEvent(one, event), { ...state, messages: [] });
	const quiet = run.reduce<RoomState>((next, { user_id }) => forgetTypist(next, user_id), state);
	return {
		...quiet,
		messages: state.messages.concat(messages),
		event_seq: run.at(-1)?.event_seq ?? state.event_seq,
		cursor,
	};
}
