/** When each line of a talk was said, in milliseconds since 1970. */
import type { Talk } from "./story";

const second = 1_000;
const minute = 60 * second;

/** Times of the talk's lines, ascending; a talk that is still going on ends a minute before `now`. */
export function timesOf({ when, lines }: Talk, now: number): number[] {
	const offsets: number[] = [];
	let passed = 0;
	for (const [index, { text }] of lines.entries()) {
		offsets.push(passed);
		passed += pauseAfter(text, index);
	}
	if (!("minutesAgo" in when)) return offsets.map((offset) => clockTime(when, now) + offset);
	const span = (when.minutesAgo - 1) * minute;
	const longest = Math.max(1, offsets.at(-1) ?? 1);
	return offsets.map((offset) => Math.round(now - when.minutesAgo * minute + (offset / longest) * span));
}

/** Reading and answering take longer after a long line; the unevenness is the same in every run. */
function pauseAfter(text: string, index: number): number {
	const reading = Math.min(4 * minute, text.length * 0.3 * second);
	return 20 * second + reading + ((index * 37) % 90) * second;
}

function clockTime({ daysAgo, from }: { daysAgo: number; from: string }, now: number): number {
	const [hours = 0, minutes = 0] = from.split(":").map(Number);
	const day = new Date(now);
	day.setDate(day.getDate() - daysAgo);
	return day.setHours(hours, minutes, 7, 0);
}
