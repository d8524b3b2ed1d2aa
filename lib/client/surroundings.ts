/** What the place that a client runs in lends it: storage, other tabs, and what is known of the network. */
import type { OutboxStorage } from "./outbox-shelf";
import type { Sharing } from "./sharing";

export interface RoomSurroundings {
	storage: OutboxStorage;
	sharing: Sharing;
	/** Runs `work` while no other tab runs its own. */
	exclusively(work: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

export interface Surroundings {
	storage: OutboxStorage;
	/** With the tabs of the same name. */
	sharing(name: string): Sharing;
	/** Runs `work` while no other tab runs its own under this name. */
	exclusively(name: string, work: () => Promise<void>, signal: AbortSignal): Promise<void>;
	/** Names the network that one is in, as well as the place can tell it from others. */
	network(): string;
}
