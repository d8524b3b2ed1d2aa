/** In what order and under what headings messages are drawn. Pure; the reader's zone comes in with `dayOf`. */
import type { Message } from "../../lib/messages/schema";

/** Milliseconds within which messages of one author stand under one name. */
const groupSpan = 5 * 60_000;

export type Row =
	| { kind: "day"; key: string; day: number }
	/** `leads`: the first of its group, drawn with name and picture. */
	| { kind: "message"; key: string; message: Message; leads: boolean };

/** `dayOf` tells the day of a moment as the milliseconds since the epoch of its beginning. */
export function layOut(messages: readonly Message[], dayOf: (moment: Date) => number): Row[] {
	const rows: Row[] = [];
	let before: Message | null = null;
	let day = Number.NaN;
	for (const message of messages) {
		const today = dayOf(new Date(message.timestamp));
		if (today !== day) rows.push({ kind: "day", key: `day ${today} ${message.id}`, day: today });
		const leads = today !== day || before === null || !continues(before, message);
		rows.push({ kind: "message", key: message.id, message, leads });
		before = message;
		day = today;
	}
	return rows;
}

interface Written {
	user_id: string;
	timestamp: string;
	reply_to: string | null;
}

/** Whether `message` stands in the group of the one before it. */
export function continues(before: Written, message: Written): boolean {
	if (before.user_id !== message.user_id || message.reply_to !== null) return false;
	return Date.parse(message.timestamp) - Date.parse(before.timestamp) < groupSpan;
}
