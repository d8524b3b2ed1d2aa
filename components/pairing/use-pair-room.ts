import { useEffect, useState } from "react";
import { backoffDelay } from "../../lib/client/backoff";
import type { Pair } from "../../lib/client/pairing-view";
import { isTemporary } from "../../lib/client/refusal";
import type { RoomStore } from "../../lib/client/room-store";
import { DeskStore } from "../room/desk";
import { useChatStore } from "../shell/chat-context";
import { pairingApi } from "./browser-pairing";

export interface PairRoom {
	roomId: string;
	/** Null where the room is not there any more. */
	store: RoomStore | null;
	desk: DeskStore;
}

/** The room in which the two talk, opened as any other; null until it is. */
export function usePairRoom(pair: Pair | null): PairRoom | null {
	const chat = useChatStore();
	const [room, setRoom] = useState<PairRoom | null>(null);
	const { room_id: roomId, partner } = pair ?? {};
	useEffect(() => {
		if (roomId === undefined || partner === undefined) return;
		let left = false;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const show = (store: RoomStore | null) => left || setRoom({ roomId, store, desk: new DeskStore() });
		const open = async (attempt: number): Promise<void> => {
			try {
				const entrance = await pairingApi.enterRoom(roomId);
				if (left) return;
				// To the one the room is the other; it has no name of its own before it lasts.
				const named = entrance.room.kind === "pair" ? { ...entrance.room, name: partner } : entrance.room;
				show(chat.openRoom({ entrance: { ...entrance, room: named }, member: true }));
			} catch (error) {
				if (!isTemporary(error)) show(null);
				else if (!left) timer = setTimeout(() => void open(attempt + 1), backoffDelay(attempt));
			}
		};
		void open(0);
		return () => {
			left = true;
			clearTimeout(timer);
		};
	}, [chat, roomId, partner]);
	return room?.roomId === roomId ? room : null;
}
