/** Pure decisions about rooms: how a row is shown, what it is called, when it expires. */
import type { KnownMember } from "../../db/members";
import type { RoomRow } from "../../db/rooms";
import type { Actor } from "../accounts/access";
import { roomCursor } from "../events/cursor";
import { timestamp } from "../events/rules";
import type { NewRoom, Room, RoomMember, SharedRoom } from "./schema";

export function toSharedRoom(row: RoomRow, epoch: string, online: number): SharedRoom {
	return {
		room_id: row.id,
		name: row.name,
		topic: row.topic,
		kind: row.kind,
		created_at: timestamp(row.created_at),
		expires_at: row.expires_at === null ? null : timestamp(row.expires_at),
		owner_id: row.owner_id,
		online,
		cursor: roomCursor(epoch, row.id, row.head),
	};
}

export function toRoom(row: RoomRow, epoch: string, online: number, unread: number): Room {
	return { ...toSharedRoom(row, epoch, online), unread };
}

/** Somebody with their setting: who shows no signals of their own is shown nobody else's. */
export type Viewer = Pick<Actor, "user_id" | "signals">;

/** Whether `viewer` may see how far `other` has read, and that they type. */
export function maySeeSignals(viewer: Viewer, other: Viewer): boolean {
	return viewer.user_id === other.user_id || (viewer.signals && other.signals);
}

export function toMember(row: KnownMember, online: ReadonlySet<string>, viewer: Viewer): RoomMember {
	const { user_id, user, kind } = row;
	const read_seq = maySeeSignals(viewer, row) ? row.read_seq : 0;
	return { user_id, user, kind, online: online.has(user_id), read_seq };
}

/** What a room without a name is called. */
export function defaultName(kind: NewRoom["kind"]): string {
	return { temporary: "Temporary room", public: "Public room", private: "Private room" }[kind];
}

/** When a room of this lifetime ends if nothing more happens in it; null for a lasting one. */
export function expiry(ttlSeconds: number | null, now: number): number | null {
	return ttlSeconds === null ? null : now + ttlSeconds * 1000;
}

/** When the room ends now that somebody wrote in it: never sooner than before, for somebody may have kept it for longer. */
export function postponedExpiry({ ttl_seconds, expires_at }: RoomRow, now: number): number | null {
	const anew = expiry(ttl_seconds, now);
	return anew === null || expires_at === null ? expires_at : Math.max(anew, expires_at);
}
