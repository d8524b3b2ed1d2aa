/**
 * The bus wakes readers up; the database is the truth. Guarantees: a message reaches every listener of its channel in
 * this process, in the order published here, and may be lost on the way to another. Whoever needs certainty compares
 * what it heard (`event_seq`) with the log and reads what is missing.
 */
import type { Person } from "../accounts/schema";
import type { CloseReason, LoggedEvent, Reader, Typist } from "../events/schema";

export type RoomMessage =
	| { kind: "event"; event: LoggedEvent }
	/** Who is online may have changed. */
	| { kind: "presence" }
	| { kind: "typing"; typist: Typist }
	/** Message `id` goes on, or is told again, with `text` after its first `from` characters. */
	| { kind: "delta"; id: string; from: number; text: string }
	/** `shown`: to everybody; else to the reader alone. */
	| { kind: "read"; reader: Reader; shown: boolean }
	| { kind: "closed"; reason: CloseReason };

/** To the streams of one person. */
export type PersonMessage =
	| { kind: "joined"; room_id: string }
	| { kind: "session_ended"; session_id: string }
	/** Their place among the strangers may be another. */
	| { kind: "pairing" }
	/** Their name or their setting is another. */
	| { kind: "changed"; person: Person };

/** To those who read an answer as it comes. */
export type AnswerMessage =
	/** Words that were stored, of which the first has the number `first`. */
	{ kind: "words"; first: number; words: readonly string[] } | { kind: "ended" };

/** To whoever answers in rooms: somebody there has asked. */
export type AssistantMessage = { kind: "asked" };

export interface BusChannels {
	room: RoomMessage;
	person: PersonMessage;
	answer: AnswerMessage;
	assistant: AssistantMessage;
}

export interface Bus {
	/** Returns at once; `id` is the room's, the person's or the answer's. */
	publish<C extends keyof BusChannels>(channel: C, id: string, message: BusChannels[C]): void;
	/** Hears what is published from now on, until the returned function is called. */
	listen<C extends keyof BusChannels>(channel: C, id: string, listener: (message: BusChannels[C]) => void): () => void;
}
