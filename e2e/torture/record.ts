/** What a run leaves behind for the checker: what was sent, what was answered, what each reader saw, and how it ended. */
import type { LoggedEvent, LoggedType } from "../../lib/events/schema";
import type { Message } from "../../lib/messages/schema";

/** `unknown`: no answer came, so the write may have happened or not, but never twice. */
export type Outcome = "acknowledged" | "refused" | "unknown";

interface Sent {
	/** The author's user id. */
	writer: string;
	roomId: string;
	outcome: Outcome;
}

export interface PostAct extends Sent {
	act: "post";
	clientId: string;
	text: string;
	/** What the acknowledgement said. */
	answer?: Pick<Message, "id" | "seq">;
}

interface EditAct extends Sent {
	act: "edit";
	/** The message's id. */
	id: string;
	text: string;
}

interface DeleteAct extends Sent {
	act: "delete";
	id: string;
}

export type Act = PostAct | EditAct | DeleteAct;

/** One logged event, cut down to what identifies it and what it shows. */
export interface Entry {
	roomId: string;
	/** The event's place in the room's log. */
	seq: number;
	type: LoggedType | "reset";
	/** The message's or membership's id; empty where the event has none. */
	id: string;
	/** The text it shows, for `chat`, `edit` and `delete`. */
	text?: string;
}

/** What one reader saw of one room, in order of arrival, over whatever transports it used. */
export interface View {
	reader: string;
	roomId: string;
	/** `base`: it read from the run's first cursor on; `later`: it came in mid-run, and its first entry anchors it. */
	from: "base" | "later";
	/** Whether it was given the time to catch up, so that it must end where the log ends. */
	whole: boolean;
	entries: Entry[];
}

/** One room as it is after the run: its log since the run's first cursor, and its pages of history. */
export interface RoomRecord {
	roomId: string;
	log: Entry[];
	messages: Message[];
}

export interface Run {
	/** In the order each writer did them; writers may interleave. */
	acts: Act[];
	views: View[];
	rooms: RoomRecord[];
}

export function entryOf(event: LoggedEvent): Entry {
	const entry = { roomId: event.room_id, seq: event.event_seq, type: event.type };
	if (event.type === "room_updated") return { ...entry, id: "" };
	if (event.type === "chat" || event.type === "edit" || event.type === "delete")
		return { ...entry, id: event.id, text: event.message };
	return { ...entry, id: event.id };
}
