/**
 * How the tabs of one browser share one stream: one of them leads, the others listen to what it passes on. What chooses
 * the leader and carries the words is the browser's business (`components/room/tab-sharing.ts`); a terminal is alone.
 */
import type { Transport } from "./chat-view";
import type { ConnectionState } from "./connection";
import type { StreamItem } from "./stream";

/** How far I have read a room; `back`: from `seq` on it is unread again. `unread`: how many the server says remain. */
export interface ReadWord {
	word: "read";
	room_id: string;
	seq: number;
	unread?: number | undefined;
	back: boolean;
}

/** What tabs say to each other. */
export type TabWord =
	/** An event of some room; `at` is the cursor of all rooms that stands after it, where it moved that. */
	| { word: "item"; item: StreamItem; at?: string | undefined }
	/** How the leader's line is, and how far it has come; said again and again while the leader lives. */
	| { word: "state"; state: ConnectionState; transport: Transport; at: string }
	/** To all others: a large room sends no read signals. */
	| ReadWord
	/** From one who just came and wants to know how things stand. */
	| { word: "hello" }
	/** From one who has reason to think that the line is dead, or works again. */
	| { word: "wake"; suspect: boolean };

export interface Sharing {
	/** Runs `lead` whenever this tab is chosen, until `signal` ends or `lead` resolves; then somebody else is. */
	elect(lead: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): void;
	/** Takes the lead from one who fell silent. */
	takeOver(): void;
	say(word: TabWord): void;
	listen(hear: (word: TabWord) => void, signal: AbortSignal): void;
}

export const alone: Sharing = {
	elect: (lead, signal) => void lead(signal),
	takeOver: () => undefined,
	say: () => undefined,
	listen: () => undefined,
};
