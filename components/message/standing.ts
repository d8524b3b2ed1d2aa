import type { ChatView } from "../../lib/client/chat-view";
import type { RoomView } from "../../lib/client/room-view";
import { useRoom } from "../room/room-context";
import { useChat } from "../shell/chat-context";
import type { Standing } from "./rights";

/** How I stand in the room at this moment: for who acts. */
export function standingNow(view: RoomView, chat: ChatView): Standing {
	return {
		userId: view.state.me,
		member: isMember(view),
		governs: owns(view) || isAdmin(chat),
		paired: isPaired(view),
	};
}

/** The same for who draws. */
export function useStanding(): Standing {
	const userId = useRoom(({ state }) => state.me);
	const member = useRoom(isMember);
	const owner = useRoom(owns);
	const admin = useChat(isAdmin);
	const paired = useRoom(isPaired);
	return { userId, member, governs: owner || admin, paired };
}

const isMember = ({ state }: RoomView) =>
	state.closed === null && state.members.some(({ user_id }) => user_id === state.me);
const owns = ({ state }: RoomView) => state.room.owner_id === state.me;
const isPaired = ({ state }: RoomView) => state.room.kind === "pair";
const isAdmin = ({ me }: ChatView) => me.kind === "admin";
