import { usePathname } from "next/navigation";
import type { RoomSummary } from "../../lib/client/chat-view";
import { useShortcuts } from "../ui/use-shortcuts";
import { isRoomPath } from "./room-path";
import { useVisit } from "./use-visit";

/** Alt with an arrow goes to the room above or below, with Shift to the next unread one. */
export function useRoomKeys(rooms: readonly RoomSummary[]): void {
	const visit = useVisit();
	const path = usePathname();

	function go(step: 1 | -1, wanted: (room: RoomSummary) => boolean): void {
		const place = rooms.findIndex(({ room_id }) => isRoomPath(path, room_id));
		const found = inTurn(rooms, place, step).find(wanted);
		if (found) visit(found.room_id);
	}

	const isUnread = ({ unread }: RoomSummary) => unread > 0;
	useShortcuts({
		"alt+arrowup": () => go(-1, () => true),
		"alt+arrowdown": () => go(1, () => true),
		"alt+shift+arrowup": () => go(-1, isUnread),
		"alt+shift+arrowdown": () => go(1, isUnread),
	});
}

/** The others, from `place` on in the direction of `step`, round the end. */
function inTurn(rooms: readonly RoomSummary[], place: number, step: 1 | -1): RoomSummary[] {
	const start = place < 0 && step < 0 ? 0 : place;
	const turn = rooms.map((_, index) => rooms.at((start + step * (index + 1)) % rooms.length));
	return turn.filter((room) => room !== undefined && room !== rooms[place]) as RoomSummary[];
}
