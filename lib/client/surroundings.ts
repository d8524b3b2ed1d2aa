/** What the place that a client runs in lends it: storage, other tabs, and what is known of the network. */
import type { AttemptTimings } from "./attempt";
import type { LadderTimings } from "./ladder";
import type { OutboxStorage } from "./outbox-shelf";
import type { Sharing } from "./sharing";

export interface Surroundings {
	storage: OutboxStorage;
	/** With the tabs of the same name. */
	sharing(name: string): Sharing;
	/** Runs `work` while no other tab runs its own under this name. */
	exclusively(name: string, work: () => Promise<void>, signal: AbortSignal): Promise<void>;
	/** Names the network that one is in, as well as the place can tell it from others. */
	network(): string;
	timings?: { attempt?: Partial<AttemptTimings>; ladder?: Partial<LadderTimings> };
}

/** What the chat lends a room that is open. */
export interface RoomSurroundings {
	storage: OutboxStorage;
	/** Runs `work` while no other tab runs its own. */
	exclusively(work: () => Promise<void>, signal: AbortSignal): Promise<void>;
	/** The server answered: a line that waits may try at once. */
	wakeLine(): void;
}
