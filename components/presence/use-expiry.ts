import { useEffect } from "react";
import { useRoom } from "../room/room-context";
import { useChat, useChatStore } from "../shell/chat-context";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";

/** Milliseconds: a burst of messages is asked about once. */
const calm = 500;

/** When a temporary room ends as things stand, or null: each message puts that off, by as much as only the server knows. */
export function useExpiry(): string | null {
	const chat = useChatStore();
	const explain = useExplain();
	const { room_id, kind, expires_at } = useRoom(({ state }) => state.room);
	const newest = useRoom(({ state }) => state.messages.at(-1)?.id);
	const listed = useChat(({ rooms }) => rooms.find((room) => room.room_id === room_id)?.expires_at);

	// biome-ignore lint/correctness/useExhaustiveDependencies: another message is another end.
	useEffect(() => {
		if (kind !== "temporary") return;
		const refresh = () => chat.refreshRooms().catch((error: unknown) => showToast(explain(error)));
		const timer = setTimeout(refresh, calm);
		return () => clearTimeout(timer);
	}, [chat, kind, newest, explain]);

	return listed ?? expires_at;
}
