import { useEffect } from "react";
import { useChat, useChatStore } from "../shell/chat-context";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { useRoom } from "./room-context";

/** When a temporary room ends as far as is known, or null. */
export function useExpiry(): string | null {
	const { room_id, expires_at } = useRoom(({ state }) => state.room);
	const listed = useChat(({ rooms }) => rooms.find((room) => room.room_id === room_id)?.expires_at);
	return listed ?? expires_at;
}

/** Milliseconds: a burst of messages is asked about once. */
const calm = 500;

/** Keeps that fresh: each message puts the end off, by as much as only the server knows. */
export function useFreshExpiry(): string | null {
	const chat = useChatStore();
	const explain = useExplain();
	const newest = useRoom(({ state }) => state.messages.at(-1)?.id);

	// biome-ignore lint/correctness/useExhaustiveDependencies: another message is another end.
	useEffect(() => {
		const refresh = () => chat.refreshRooms().catch((error: unknown) => showToast(explain(error)));
		const timer = setTimeout(refresh, calm);
		return () => clearTimeout(timer);
	}, [chat, newest, explain]);

	return useExpiry();
}
