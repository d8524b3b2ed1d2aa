import { useRouter } from "next/navigation";
import { lobbyId } from "../../lib/rooms/limits";
import { useFrameStore } from "../shell/frame";
import { roomPath } from "../shell/room-path";

/** Leads out of a room that is no longer one's own. */
export function useGoAway(): (roomId: string) => void {
	const router = useRouter();
	const frame = useFrameStore();
	return (roomId) => {
		frame.forget(roomId);
		router.push(roomId === lobbyId ? "/rooms" : roomPath(lobbyId));
	};
}
