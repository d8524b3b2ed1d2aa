/** What was missed, in the words of those who said it: nothing is made up, and each line links to its message. */

export interface Line {
	id: string;
	room_id: string;
	user: string;
	message: string;
	reactions: number;
	/** Whether others answered it. */
	answered: boolean;
}

const most = 5;
const excerptLength = 140;

export function catchUp(lines: readonly Line[]): string {
	if (lines.length === 0) return "Nothing has been said here yet.";
	const chosen = new Set(
		lines
			.map((line, at) => ({ line, weight: weightOf(line) + at / lines.length }))
			.sort((a, b) => b.weight - a.weight)
			.slice(0, most)
			.map(({ line }) => line),
	);
	const people = new Set(lines.map(({ user }) => user));
	const told = lines.filter((line) => chosen.has(line)).map(quote);
	return [
		`The last ${lines.length} messages are by ${[...people].slice(0, 8).join(", ")}. What stands out:`,
		...told,
	].join("\n");
}

export function searchLines(lines: readonly Line[], words: string): string {
	const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
	const found = lines.filter(({ message }) => wanted.every((word) => message.toLowerCase().includes(word)));
	if (wanted.length === 0 || found.length === 0) return "No message of this room among the newest has these words.";
	return found.slice(-most).map(quote).join("\n");
}

/** Questions, links, numbers, long lines, and what others reacted to or answered. */
function weightOf({ message, reactions, answered }: Line): number {
	const marks = [/\?/, /https?:\/\//, /\d/, /\b(decid|agree|plan|tomorrow|today|deadline|please|need|will)/i];
	const told = marks.filter((mark) => mark.test(message)).length;
	return told + Math.min(message.length, 200) / 100 + reactions * 2 + (answered ? 1 : 0);
}

function quote({ id, room_id, user, message }: Line): string {
	const flat = message.replace(/\s+/gu, " ").trim();
	const text = flat.length > excerptLength ? `${[...flat].slice(0, excerptLength).join("")}…` : flat;
	return `- ${user}: ${text} (/rooms/${room_id}/messages/${id})`;
}
