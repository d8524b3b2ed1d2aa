/** What a screen sees of all rooms, and what it is opened with. */
import type { UserKind } from "../accounts/schema";
import type { ListedRoom, RoomKind } from "../rooms/schema";
import type { ConnectionState } from "./connection";

/** Whose screen it is. `signals`: whether my reading and typing are told, and those of others told to me. */
export interface Me {
	user_id: string;
	username: string;
	kind: UserKind;
	signals: boolean;
}

export interface RoomSummary {
	room_id: string;
	name: string;
	topic: string;
	kind: RoomKind;
	owner_id: string | null;
	expires_at: string | null;
	online: number;
	unread: number;
	last_message_at: string | null;
	/** Whether I am in it; public rooms are listed for everybody. */
	member: boolean;
	/** Whether an unread message names me. */
	mentions: boolean;
}

/** How events come: the rungs of the ladder. */
export type Transport = "sse" | "long-poll" | "poll";

export interface ChatView {
	me: Me;
	/** In no order. */
	rooms: readonly RoomSummary[];
	connection: ConnectionState;
	transport: Transport;
}

/** All rooms as one snapshot gives them; `cursor` is that of all rooms. */
export interface Home {
	rooms: readonly HomeRoom[];
	cursor: string;
}

/** `member` is left out by servers that list one's own rooms alone. */
export type HomeRoom = ListedRoom & { member?: boolean; mentions?: boolean };
