import { useState } from "react";
import type { Pair } from "../../lib/client/pairing-view";
import type { RoomStore } from "../../lib/client/room-store";
import { useSaveTranscript } from "./save-transcript";

interface Conversation {
	store: RoomStore;
	partner: string;
}

export interface Saving {
	/** Saves the conversation on the screen; null where there is none. */
	save: (() => void) | null;
	/** The one before, which has left the screen for this one. */
	savePrevious: (() => void) | null;
}

/** A conversation can be saved as a text until the one after the next begins. */
export function useSaving(pair: Pair | null, store: RoomStore | null): Saving {
	const write = useSaveTranscript();
	const [known, setKnown] = useState<readonly Conversation[]>([]);
	if (pair && store && known[0]?.store !== store) {
		setKnown([{ store, partner: pair.partner }, ...known].slice(0, 2));
	}
	const now = known.find((conversation) => conversation.store === store);
	const previous = known.find((conversation) => conversation.store !== store && hasWords(conversation));
	const saver = (conversation: Conversation | undefined) =>
		conversation ? () => void write(conversation.store, conversation.partner) : null;
	return { save: saver(now), savePrevious: saver(previous) };
}

const hasWords = ({ store }: Conversation) => store.getSnapshot().state.messages.length > 0;
