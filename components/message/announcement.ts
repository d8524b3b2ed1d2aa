/** What is read aloud of messages that came in. Pure. */
import type { Message } from "../../lib/messages/schema";

/** Authors that are named at most. */
const named = 3;

export interface Announcement {
	count: number;
	/** Of the newest. */
	seq: number;
	/** The only message, where it is one. */
	single: { author: string; text: string } | null;
	/** None where there are more than are named. */
	authors: readonly string[];
}

/** Messages of others after `seq`, the newest in a log that ascends; null where there are none. */
export function announce(messages: readonly Message[], me: string, seq: number): Announcement | null {
	const start = messages.findLastIndex((message) => message.seq <= seq) + 1;
	const fresh = messages.slice(start).filter((message) => message.user_id !== me && !message.deleted);
	const [first] = fresh;
	if (!first) return null;
	const authors = [...new Set(fresh.map(({ user }) => user))];
	return {
		count: fresh.length,
		seq: fresh.at(-1)?.seq ?? first.seq,
		single: fresh.length === 1 ? { author: first.user, text: first.message } : null,
		authors: authors.length > named ? [] : authors,
	};
}
