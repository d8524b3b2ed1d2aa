/** What of the chat and the room in view the prompt shows. Pure. */
import type { ChatView } from "../client/chat-view";
import type { RoomView } from "../client/room-view";
import type { Draft } from "./draft";
import { showLine } from "./harmless";
import type { Palette } from "./palette";
import type { Prompt } from "./prompt-block";
import { sideNote } from "./side-note";

/** Messages on their way that are shown; of more, how many. */
const waitingShown = 5;

export function promptOf(chat: ChatView, room: RoomView, draft: Draft, { bold, faint, notice }: Palette): Prompt {
	const waiting = room.outbox.filter(({ failure }) => failure === null);
	const shown = waiting.slice(-waitingShown).map(({ message }) => `  … ${showLine(message)}`);
	return {
		waiting: waiting.length > shown.length ? [`  … ${waiting.length - shown.length} more`, ...shown] : shown,
		label: `${showLine(room.state.room.name)}> `,
		draft,
		side: sideNote(chat, room),
		paint: { label: bold, waiting: faint, side: notice },
	};
}
