"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { RoomStore } from "../../lib/client/room-store";
import type { RoomView } from "../../lib/client/room-view";

/** Whose screen it is. */
export interface Me {
	user_id: string;
	username: string;
}

export const RoomContext = createContext<RoomStore | null>(null);

/** The room's verbs. */
export function useRoomStore(): RoomStore {
	const store = useContext(RoomContext);
	if (!store) throw new Error("useRoomStore is for components inside a RoomScreen");
	return store;
}

/** The part of the room that `select` picks; drawn again when that part is another one. */
export function useRoom<T>(select: (view: RoomView) => T): T {
	const store = useRoomStore();
	const read = () => select(store.getSnapshot());
	return useSyncExternalStore(store.subscribe, read, read);
}
