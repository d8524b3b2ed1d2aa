/** A conversation as a text file: who said what and when. Pure. */
import type { Message } from "../messages/schema";

export interface TranscriptWords {
	/** The first line. */
	heading: string;
	/** What stands in place of a deleted message. */
	deleted: string;
	/** Behind one that was edited. */
	edited: string;
	/** A moment in the reader's zone, from milliseconds since the epoch. */
	moment(time: number): string;
}

/** One message after the other; further lines of one are set in, so that nobody can write as somebody else. */
export function writeTranscript(messages: readonly Message[], words: TranscriptWords): string {
	const lines = messages.map((message) => {
		const text = message.deleted ? `[${words.deleted}]` : message.message;
		const mark = message.edited_at && !message.deleted ? ` [${words.edited}]` : "";
		const body = text.split(/\r\n|[\n\r\u2028\u2029]/u).join("\n    ");
		return `[${words.moment(Date.parse(message.timestamp))}] ${message.user}: ${body}${mark}`;
	});
	return `${[words.heading, "", ...lines].join("\n")}\n`;
}
