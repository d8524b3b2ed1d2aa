import { useRouter } from "next/navigation";
import { showToast } from "../ui/toasts";
import { useExplain } from "../ui/use-explain";
import { useChatStore } from "./chat-context";
import { roomPath } from "./room-path";

/** Makes a temporary room and goes there; what goes wrong is said at the edge of the screen. */
export function useDisposableRoom(): () => Promise<void> {
	const chat = useChatStore();
	const router = useRouter();
	const explain = useExplain();
	return async () => {
		try {
			const { room_id } = await chat.createRoom({});
			router.push(roomPath(room_id));
		} catch (error) {
			showToast(explain(error));
		}
	};
}
