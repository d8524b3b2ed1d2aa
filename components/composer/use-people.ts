import { useEffect, useMemo, useState } from "react";
import type { RoomState } from "../../lib/client/room-state";
import type { RoomMember } from "../../lib/rooms/schema";
import { useRoomStore } from "../room/room-context";
import { useChatStore } from "../shell/chat-context";
import type { Candidate } from "./people-match";

const nobody: readonly RoomMember[] = [];

/** Everybody but me whom a message could name; looked up once they are `wanted`. */
export function usePeople(wanted: boolean): readonly Candidate[] {
	const room = useRoomStore();
	const members = useAllMembers(wanted);
	// As the room is now: the list does not change under the hand of who chooses.
	return useMemo(() => (wanted ? listCandidates(room.getSnapshot().state, members) : []), [room, members, wanted]);
}

/** The page knows those who are here; the others are asked for when the first name is begun. */
function useAllMembers(wanted: boolean): readonly RoomMember[] {
	const chat = useChatStore();
	const room = useRoomStore();
	const [members, setMembers] = useState<readonly RoomMember[] | null>(null);
	useEffect(() => {
		if (!wanted || members) return;
		let stale = false;
		const keep = (listed: readonly RoomMember[]) => !stale && setMembers(listed);
		// Whoever has no list has those who are here and those who spoke.
		chat.listMembers(room.getSnapshot().state.room.room_id).then(keep, () => keep(nobody));
		return () => {
			stale = true;
		};
	}, [wanted, members, chat, room]);
	return members ?? nobody;
}

function listCandidates({ me, members, present, messages }: RoomState, all: readonly RoomMember[]): Candidate[] {
	const online = new Set(present.map(({ user_id }) => user_id));
	const spoke = new Map(messages.map(({ user_id, seq }) => [user_id, seq]));
	// The later name of somebody is the newer one.
	const names = new Map([...messages, ...all, ...members, ...present].map(({ user_id, user }) => [user_id, user]));
	names.delete(me);
	return [...names].map(([user_id, user]) => ({
		user_id,
		user,
		online: online.has(user_id),
		spoke: spoke.get(user_id) ?? 0,
	}));
}
