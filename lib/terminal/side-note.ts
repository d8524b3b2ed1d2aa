/** The words beside the prompt: the line, who types, and what waits in other rooms. Pure. */
import type { ChatView } from "../client/chat-view";
import type { RoomView } from "../client/room-view";
import { showLine } from "./harmless";

const rooms = 4;

export function sideNote({ connection, rooms: all }: ChatView, { state, outbox }: RoomView): string {
	const elsewhere = all.filter(({ room_id, member, unread }) => member && unread > 0 && room_id !== state.room.room_id);
	const counts = elsewhere
		.slice(0, rooms)
		.map(({ name, unread, mentions }) => `${showLine(name)} ${mentions ? "@" : ""}${unread}`);
	const away = connection.name === "waiting" || (connection.name === "connecting" && connection.attempt > 0);
	const line = away ? [outbox.length > 0 ? `offline, ${outbox.length} to send` : "offline"] : [];
	return [...line, ...nameTypists(state.typing.map(({ user }) => showLine(user))), ...counts].join(" · ");
}

function nameTypists(names: readonly string[]): string[] {
	if (names.length === 0) return [];
	if (names.length > 3) return [`${names.length} people are typing`];
	return [`${new Intl.ListFormat("en").format(names)} ${names.length > 1 ? "are" : "is"} typing`];
}
