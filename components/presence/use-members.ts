import { useEffect, useMemo, useRef, useState } from "react";
import type { RoomMember } from "../../lib/rooms/schema";
import { useRoom } from "../room/room-context";
import { useChatStore } from "../shell/chat-context";
import { gatherPeople, type Person } from "./member-list";

interface Members {
	/** Until all are loaded, those whom the room's line names. */
	people: readonly Person[];
	loaded: boolean;
	failed: boolean;
	retry(): void;
}

/** Everybody in the room: the list is asked for once it is `wanted`, and lives on by what the room's line tells. */
export function useMembers(wanted = true): Members {
	const { listed, failed, retry } = useListed(wanted);
	const followed = useRoom(({ state }) => state.members);
	const present = useRoom(({ state }) => state.present);
	const online = useRoom(({ state }) => state.online);
	const gone = useGone(followed);
	const people = useMemo(() => {
		const staying = (listed ?? []).filter(({ user_id }) => !gone.has(user_id));
		return gatherPeople({ listed: staying, followed, present, complete: online <= present.length });
	}, [listed, followed, present, online, gone]);
	return { people, loaded: listed !== null, failed, retry };
}

function useListed(wanted: boolean) {
	const chat = useChatStore();
	const roomId = useRoom(({ state }) => state.room.room_id);
	const [listed, setListed] = useState<readonly RoomMember[] | null>(null);
	const [failed, setFailed] = useState(false);
	const [attempt, setAttempt] = useState(0);

	// biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another call.
	useEffect(() => {
		if (!wanted) return;
		let current = true;
		const load = async () => {
			try {
				const members = await chat.listMembers(roomId);
				if (current) setListed(members);
			} catch {
				// Whatever it was, the reader sees that it failed and may try again.
				if (current) setFailed(true);
			}
		};
		void load();
		return () => {
			current = false;
		};
	}, [chat, roomId, wanted, attempt]);

	function retry(): void {
		setFailed(false);
		setAttempt(attempt + 1);
	}

	return { listed, failed, retry };
}

/** Those who were among `members` while we looked and are not any more. */
function useGone(members: readonly { user_id: string }[]): ReadonlySet<string> {
	const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
	const before = useRef(members);
	useEffect(() => {
		const now = new Set(members.map(({ user_id }) => user_id));
		const left = before.current.filter(({ user_id }) => !now.has(user_id));
		before.current = members;
		setGone((known) => new Set([...known, ...left.map(({ user_id }) => user_id)].filter((id) => !now.has(id))));
	}, [members]);
	return gone;
}
