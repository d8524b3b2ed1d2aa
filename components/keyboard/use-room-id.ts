import { usePathname } from "next/navigation";
import { roomOf } from "../shell/room-path";

/** The room that the address names, or null. */
export function useRoomId(): string | null {
	return roomOf(usePathname());
}
