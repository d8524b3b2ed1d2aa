"use client";

import { createContext, useContext, useSyncExternalStore } from "react";

/** What one is doing in a room, and what log and composer ask of each other. It lives as long as the room is on the screen. */
export interface Desk {
	/** The message that the next one answers. */
	replyTo: string | null;
	/** The message of mine that is being edited. */
	editing: string | null;
	/** The message that stands out, because a link led there. */
	highlighted: string | null;
}

/** What somebody asks of whoever draws the log or the composer. */
type Request =
	| { ask: "jump"; messageId: string }
	| { ask: "jump-to-present" }
	| { ask: "focus-composer" }
	| { ask: "insert-text"; text: string }
	| { ask: "edit-last" };

interface Hearer {
	asks: readonly Request["ask"][];
	hear(request: Request): void;
}

export class DeskStore {
	#desk: Desk = { replyTo: null, editing: null, highlighted: null };
	readonly #listeners = new Set<() => void>();
	readonly #hearers = new Set<Hearer>();
	/** What was asked before anybody could hear it, the last of each kind. */
	readonly #unheard = new Map<Request["ask"], Request>();

	readonly getSnapshot = (): Desk => this.#desk;

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	/** Hears these of what is asked of log and composer, also what was asked before: parts of the page come late. */
	listen(asks: Hearer["asks"], hear: Hearer["hear"]): () => void {
		const hearer = { asks, hear };
		this.#hearers.add(hearer);
		for (const ask of asks) {
			const waiting = this.#unheard.get(ask);
			this.#unheard.delete(ask);
			if (waiting) hear(waiting);
		}
		return () => this.#hearers.delete(hearer);
	}

	/** Begins an answer, or with null gives it up; the composer takes the focus. */
	reply(messageId: string | null): void {
		this.#change({ replyTo: messageId, editing: null });
		if (messageId !== null) this.focusComposer();
	}

	/** Begins to edit in place, or with null ends it; then the composer takes the focus. */
	edit(messageId: string | null): void {
		this.#change({ editing: messageId });
		if (messageId === null) this.focusComposer();
	}

	/** Edits the last message of mine that can be. */
	editLast(): void {
		this.#ask({ ask: "edit-last" });
	}

	highlight(messageId: string | null): void {
		this.#change({ highlighted: messageId });
	}

	/** Brings a message into view, wherever in the log it is, and makes it stand out. */
	jumpTo(messageId: string): void {
		this.#ask({ ask: "jump", messageId });
	}

	jumpToPresent(): void {
		this.#ask({ ask: "jump-to-present" });
	}

	focusComposer(): void {
		this.#ask({ ask: "focus-composer" });
	}

	/** Writes at the composer's caret. */
	insertText(text: string): void {
		this.#ask({ ask: "insert-text", text });
	}

	#ask(request: Request): void {
		const hearers = [...this.#hearers].filter(({ asks }) => asks.includes(request.ask));
		for (const { hear } of hearers) hear(request);
		if (hearers.length === 0) this.#unheard.set(request.ask, request);
	}

	#change(change: Partial<Desk>): void {
		this.#desk = { ...this.#desk, ...change };
		for (const listener of this.#listeners) listener();
	}
}

export const DeskContext = createContext<DeskStore | null>(null);

export function useDeskStore(): DeskStore {
	const desk = useContext(DeskContext);
	if (!desk) throw new Error("useDeskStore is for components inside a RoomScreen");
	return desk;
}

export function useDesk<T>(select: (desk: Desk) => T): T {
	const desk = useDeskStore();
	const read = () => select(desk.getSnapshot());
	return useSyncExternalStore(desk.subscribe, read, read);
}
