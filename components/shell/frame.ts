"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { RoomStore } from "../../lib/client/room-store";
import type { DeskStore } from "../room/desk";

/** What can be open over all rooms, one at a time. */
export type FrameDialog = "palette" | "map" | "create" | "settings";

/** What stands around the rooms and stays while they change. */
export interface Frame {
	/** The room on the screen; null where there is none, and until the page is awake. */
	room: RoomStore | null;
	/** What log and composer of that room can be asked for. */
	desk: DeskStore | null;
	/** Whether people and details are open beside the room. */
	panel: boolean;
	dialog: FrameDialog | null;
}

/** Draws a room that was on the screen before: pages without rooms carry none of what that takes. */
type Shown = () => ReactNode;

export class FrameStore {
	#frame: Frame = { room: null, desk: null, panel: false, dialog: null };
	readonly #shown = new Map<string, Shown>();
	readonly #listeners = new Set<() => void>();

	readonly getSnapshot = (): Frame => this.#frame;

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	/** Puts a room on the screen, and learns how to draw it again; what it answers takes it away. */
	show(room: RoomStore, desk: DeskStore, draw: (room: RoomStore) => ReactNode): () => void {
		this.#shown.set(room.getSnapshot().state.room.room_id, () => draw(room));
		this.#change({ room, desk });
		return () => {
			if (this.#frame.room === room) this.#change({ room: null, desk: null });
		};
	}

	/** A room that was on the screen before. */
	recall(roomId: string): Shown | undefined {
		return this.#shown.get(roomId);
	}

	/** One is not in it any more: who comes back asks the server. */
	forget(roomId: string): void {
		this.#shown.delete(roomId);
	}

	openPanel(): void {
		this.#change({ panel: true });
	}

	closePanel(): void {
		this.#change({ panel: false });
	}

	togglePanel(): void {
		this.#change({ panel: !this.#frame.panel });
	}

	openDialog(dialog: FrameDialog): void {
		this.#change({ dialog });
	}

	closeDialog(): void {
		this.#change({ dialog: null });
	}

	#change(change: Partial<Frame>): void {
		this.#frame = { ...this.#frame, ...change };
		for (const listener of this.#listeners) listener();
	}
}

export const FrameContext = createContext<FrameStore | null>(null);

export function useFrameStore(): FrameStore {
	const frame = useContext(FrameContext);
	if (!frame) throw new Error("useFrameStore is for components inside the shell");
	return frame;
}

export function useFrame<T>(select: (frame: Frame) => T): T {
	const frame = useFrameStore();
	const read = () => select(frame.getSnapshot());
	return useSyncExternalStore(frame.subscribe, read, read);
}
