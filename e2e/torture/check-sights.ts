/** The texts in one reader's sight: only what was sent, and in the end what the history says. */
import type { Message } from "../../lib/messages/schema";
import type { View } from "./record";
import type { Stories } from "./story";
import type { Report } from "./violation";

/**
 * A replayed event shows its message as it is when it is read (API.md §5), so an early event may show a late text; the
 * last one that a reader sees of a message must show the last text.
 */
export function checkSights(view: View, messages: readonly Message[], stories: Stories, report: Report): void {
	const name = `${view.reader} in ${view.roomId}`;
	const known = new Map(messages.map((message) => [message.id, message]));
	const last = new Map<string, string>();
	for (const { id, type, seq, text } of view.entries) {
		if (text === undefined) continue;
		const message = known.get(id);
		const story = message && stories.find(message.user_id, message.client_id);
		if (!story?.said.has(text))
			report("phantom", `${name} saw ${JSON.stringify(text)} in ${type} ${seq}, never sent as ${id}`);
		last.set(id, text);
	}
	if (!view.whole) return;
	for (const [id, text] of last)
		if (known.get(id)?.message !== text)
			report(
				"lost_change",
				`${name} last saw ${JSON.stringify(text)} of ${id}, the history says ${known.get(id)?.message}`,
			);
}
