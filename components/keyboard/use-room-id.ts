import { useParams } from "next/navigation";

/** The room that the address names, or null. */
export function useRoomId(): string | null {
	const { room_id } = useParams<{ room_id?: string }>();
	return room_id === undefined ? null : decodeURIComponent(room_id);
}
