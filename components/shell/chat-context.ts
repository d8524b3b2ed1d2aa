"use client";

import { createContext, useContext, useSyncExternalStore } from "react";
import type { ChatStore } from "../../lib/client/chat-store";
import type { ChatView } from "../../lib/client/chat-view";

export const ChatContext = createContext<ChatStore | null>(null);

/** The verbs on rooms and on oneself. */
export function useChatStore(): ChatStore {
	const store = useContext(ChatContext);
	if (!store) throw new Error("useChatStore is for components inside the shell");
	return store;
}

/** The part of the chat that `select` picks; drawn again when that part is another one. */
export function useChat<T>(select: (view: ChatView) => T): T {
	const store = useChatStore();
	const read = () => select(store.getSnapshot());
	return useSyncExternalStore(store.subscribe, read, read);
}
