import { useChatStore } from "../shell/chat-context";
import { orderByTalk } from "../shell/room-order";
import { useVisit } from "../shell/use-visit";
import { findStep } from "./room-step";
import { useRoomId } from "./use-room-id";

/** Goes to the next (1) or previous (-1) of one's rooms as the list has them, or of those with something unread. */
export function useRoomSteps(): (step: 1 | -1, unread?: boolean) => void {
	const chat = useChatStore();
	const visit = useVisit();
	const here = useRoomId();
	return (step, unread = false) => {
		const rooms = chat.getSnapshot().rooms.filter(({ member }) => member);
		const waiting = new Set(rooms.filter((room) => room.unread > 0).map(({ room_id }) => room_id));
		const target = findStep(orderByTalk(rooms), here, step, (id) => !unread || waiting.has(id));
		if (target !== null) visit(target);
	};
}
