/**
 * In what order and under what headings messages stand. Nothing is worked out ahead: a row is described when it is drawn, from
 * the messages next to it, so a log of 50,000 costs no more at an event than one of 50. Pure; the reader's zone comes in with
 * `dayOf`.
 */
import type { OutboxEntry } from "../../lib/client/outbox-shelf";
import type { Message } from "../../lib/messages/schema";

/** Milliseconds within which messages of one author stand under one name. */
const groupSpan = 5 * 60_000;

export interface TimelineContent {
	/** Ascending by `seq`. */
	messages: readonly Message[];
	/** What is on its way and stands at the end. */
	entries: readonly OutboxEntry[];
	/** The `seq` from which messages are new to the reader. */
	unreadFrom: number | null;
	/** The reader's id. */
	me: string;
	/** The day of a moment, as the milliseconds since the epoch of its beginning. */
	dayOf(moment: Date): number;
}

interface Place {
	/** The same for a message on its way and once it is sent. */
	key: string;
	/** Whether it is the first of its group, drawn with name and picture. */
	leads: boolean;
	/** The day whose heading stands above. */
	day: number | null;
	/** Whether the unread line stands above. */
	unread: boolean;
}

export type Row = Place & ({ kind: "message"; message: Message } | { kind: "pending"; entry: OutboxEntry });

interface Written {
	user_id: string;
	timestamp: string;
	reply_to: string | null;
}

export class Timeline {
	readonly content: TimelineContent;
	/** The index of the first unread message; -1 where there is none. */
	readonly unreadIndex: number;
	readonly length: number;

	constructor(content: TimelineContent) {
		const { messages, entries, unreadFrom } = content;
		this.content = content;
		this.length = messages.length + entries.length;
		const first = unreadFrom === null ? messages.length : findSeq(messages, unreadFrom);
		this.unreadIndex = first < messages.length ? first : -1;
	}

	keyAt(index: number): string {
		const { messages, entries, me } = this.content;
		const message = messages[index];
		if (!message) return entries[index - messages.length]?.client_id ?? `nothing at ${index}`;
		return message.user_id === me && message.client_id !== null ? message.client_id : message.id;
	}

	rowAt(index: number): Row | null {
		const { messages, entries } = this.content;
		const message = messages[index];
		const place = this.#placeAt(index);
		if (message) return { kind: "message", message, ...place };
		const entry = entries[index - messages.length];
		return entry ? { kind: "pending", entry, ...place } : null;
	}

	/** Pixels that a row may take in a log of this width, before anybody has measured it; asked of every row, so it is quick. */
	guessHeight(index: number, width: number): number {
		const { messages, entries } = this.content;
		const message = messages[index];
		const text = message?.message ?? entries[index - messages.length]?.message ?? "";
		const lines = Math.ceil(text.length / Math.max(20, (width - 100) / 7)) || 1;
		const leads = message !== undefined && message.user_id !== messages[index - 1]?.user_id;
		return lines * 22 + 4 + (leads ? 31 : 0);
	}

	indexOf(messageId: string): number {
		return this.content.messages.findLastIndex(({ id }) => id === messageId);
	}

	indexOfKey(key: string): number {
		for (let index = this.length - 1; index >= 0; index -= 1) if (this.keyAt(index) === key) return index;
		return -1;
	}

	#placeAt(index: number): Place {
		const day = this.#dayAt(index);
		const begins = day !== null && day !== this.#dayAt(index - 1);
		const unread = index === this.unreadIndex;
		return { key: this.keyAt(index), leads: begins || unread || this.#leads(index), day: begins ? day : null, unread };
	}

	#leads(index: number): boolean {
		const [before, written] = [this.#writtenAt(index - 1), this.#writtenAt(index)];
		return !before || !written || !continues(before, written);
	}

	#dayAt(index: number): number | null {
		const written = this.#writtenAt(index);
		return written && this.content.dayOf(new Date(written.timestamp));
	}

	#writtenAt(index: number): Written | null {
		const { messages, entries, me } = this.content;
		const message = messages[index];
		if (message) return message;
		const entry = entries[index - messages.length];
		return entry && index >= 0
			? { user_id: me, timestamp: new Date(entry.at).toISOString(), reply_to: entry.reply_to }
			: null;
	}
}

/** Whether `message` stands in the group of the one before it. */
function continues(before: Written, message: Written): boolean {
	if (before.user_id !== message.user_id || message.reply_to !== null) return false;
	return Date.parse(message.timestamp) - Date.parse(before.timestamp) < groupSpan;
}

/** The index of the first message with this `seq` or a higher one. */
function findSeq(messages: readonly Message[], seq: number): number {
	let [low, high] = [0, messages.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((messages[middle]?.seq ?? 0) < seq) low = middle + 1;
		else high = middle;
	}
	return low;
}
