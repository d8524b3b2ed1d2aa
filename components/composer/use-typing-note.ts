import { useRoomStore } from "../room/room-context";
import { useChatStore } from "../shell/chat-context";

/** Tells the others that one writes: something that they will see, and only if one's signals are on. */
export function useTypingNote(): (text: string) => void {
	const room = useRoomStore();
	const chat = useChatStore();
	return (text) => {
		const isCommand = /^\/(?!\/|me\s|shrug\s)/u.test(text);
		if (text.trim() !== "" && !isCommand && chat.getSnapshot().me.signals) void room.noteTyping();
	};
}
