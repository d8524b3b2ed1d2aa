/** A chat server under load and the way to speak to it, so that each scenario is written once for all of them. */
import type { Tally } from "./load/tally";
import type { Stream } from "./wire/stream";

/** Being polled with a cursor, and showing its history; every contestant has posts and streams. */
export type Ability = "polls" | "history";

export interface Contestant {
	name: string;
	/** What it is, in a line. */
	about: string;
	can: ReadonlySet<Ability>;
	/** Starts it on the rows of `dataDir`; `env` holds variables of Parley's. Resolves once it answers. */
	start(dataDir: string, env: Record<string, string>): Promise<Running>;
	/** Makes a folder with a room of so many messages, the archive. */
	sow(messages: number): Promise<string>;
	/** The archive's id. */
	findArchive(port: number, token: string): Promise<string>;
	openClient(port: number, token: string, room: string): Promise<Client>;
	/** A stream of the lobby, from the cursor `after` or the live end. */
	openStream(port: number, token: string, after: string | null, tally: Tally): Stream;
}

export interface Running {
	port: number;
	pid: number;
	/** What the process has written, for the message of a failing run. */
	output(): string;
	/** Ends it, and throws where it ended badly. */
	stop(): Promise<void>;
	kill(): Promise<void>;
}

export interface Draft {
	message: string;
	client_id: string;
}

export interface Stored extends Draft {
	seq: number;
}

/** Somebody in a room, over a connection of their own. Answers that are not what they should be reject. */
export interface Client {
	/** Returns the number of the message once it is acknowledged. */
	post(draft: Draft): Promise<number>;
	/** How many messages the poll brought that the one before had not; each must follow the last. */
	poll(): Promise<number>;
	/** Reads the `size` messages before number `before`, each of which must be there. */
	readPage(before: number, size: number): Promise<void>;
	/** A page of what stands behind number `after`; empty at the end. */
	readAfter(after: number): Promise<Stored[]>;
	/** "Everything up to here". */
	readCursor(): Promise<string>;
	close(): void;
}
