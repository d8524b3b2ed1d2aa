/** Several rooms are read side by side: within each the order is its own, between them it is chance. */
import { pollEvents } from "../../../lib/events/limits";
import type { PollAnswer } from "../../../lib/events/schema";

/** Live signals come when they come: of each sort only the first in a room, the greeting, is the stream's own. */
const signal = /"type":"(presence|read|typing)","room_id":"([^"]+)"/;
const place = /"room_id":"([^"]+)"/;
const cursorOfAll = /^id: \w+\.\*.*\n/;

/** A stream's whole blocks, room by room, without live signals, without comments but the first, and without what tells how far each room was read. */
export function sortStream(text: string): string {
	const greeted = new Set<string>();
	const whole = text.split("\n\n").slice(0, -1);
	const own = whole.filter((block, at) => {
		if (block.startsWith(":")) return at === whole.findIndex((other) => other.startsWith(":"));
		const [sort = ""] = signal.exec(block) ?? [];
		if (sort === "") return true;
		const isGreeting = !sort.includes("typing") && !greeted.has(sort);
		greeted.add(sort);
		return isGreeting;
	});
	return byRoom(own, (block) => place.exec(block)?.[1] ?? "")
		.map((block) => `${block.replace(cursorOfAll, "")}\n\n`)
		.join("");
}

/** A poll's answer with its events room by room; other text as it is. Which rooms fill a full answer is chance too. */
export function sortPoll(text: string): string {
	if (!text.startsWith('{"events":[')) return text;
	const { events, ...rest } = JSON.parse(text) as PollAnswer;
	if (!rest.cursor.includes(".*")) return text;
	if (events.length === pollEvents) return "a full answer";
	return JSON.stringify({ events: byRoom(events, ({ room_id }) => room_id), ...rest });
}

function byRoom<T>(list: readonly T[], roomOf: (one: T) => string): T[] {
	return list.toSorted((one, other) => {
		const [left, right] = [roomOf(one), roomOf(other)];
		return left < right ? -1 : left > right ? 1 : 0;
	});
}
