import { rememberChoice } from "../ui/theme";

/** Names the room that was on the screen last, for the server that sends a returning person there. */
export const lastRoomCookie = "parley_room";

export function rememberRoom(roomId: string): void {
	rememberChoice(lastRoomCookie, roomId);
}
