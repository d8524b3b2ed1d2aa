/** For tests of the client: browsers with tabs, in which the chat lives against a stand-in of the server. */
import { createApi } from "./api";
import { ChatStore } from "./chat-store";
import type { Me } from "./chat-view";
import { MapStorage } from "./map-storage";
import type { RoomStore } from "./room-store";
import type { Sharing, TabWord } from "./sharing";
import type { StandIn } from "./stand-in";
import type { Surroundings } from "./surroundings";

const timestamp = "2026-11-21T10:00:00.123Z";
export const ada: Me = { user_id: "ada", username: "ada", kind: "guest", signals: true };

/** A room as the server describes it to a member who has read everything. */
export function aRoom(server: StandIn, roomId: string) {
	const facts = { room_id: roomId, name: roomId, topic: "", kind: "public" as const, created_at: timestamp };
	const cursor = server.logs.cursorOf(roomId);
	return {
		...facts,
		expires_at: null,
		owner_id: null,
		online: 1,
		unread: 0,
		cursor,
		last_message_at: null,
		member: true,
	};
}

/** Whoever came first leads, words reach all others, and some may be lost on their way. */
export class Browser {
	readonly storage = new MapStorage();
	readonly #queue: { lead: (signal: AbortSignal) => Promise<void>; signal: AbortSignal }[] = [];
	readonly #ears = new Map<Sharing, (word: TabWord) => void>();
	loses: (word: TabWord) => boolean = () => false;

	surroundings(): Surroundings {
		return {
			storage: this.storage,
			sharing: () => this.sharing(),
			exclusively: (_name, work) => work(),
			network: () => "test",
		};
	}

	sharing(): Sharing {
		const sharing: Sharing = {
			elect: (lead, signal) => {
				this.#queue.push({ lead, signal });
				if (this.#queue.length === 1) void this.#reign();
			},
			takeOver: () => undefined,
			say: (word) => {
				const others = [...this.#ears].filter(([other]) => other !== sharing);
				if (!this.loses(word)) for (const [, hear] of others) queueMicrotask(() => hear(structuredClone(word)));
			},
			listen: (hear, signal) => {
				this.#ears.set(sharing, hear);
				signal.addEventListener("abort", () => this.#ears.delete(sharing));
			},
		};
		return sharing;
	}

	async #reign(): Promise<void> {
		for (let next = this.#queue[0]; next; next = this.#queue[0]) {
			if (!next.signal.aborted) await next.lead(next.signal);
			this.#queue.shift();
		}
	}
}

export interface TabOptions {
	browser?: Browser;
	/** Rooms that ada is in; the page's snapshot is of now. */
	rooms?: readonly string[];
	/** `send` lets a test delay or lose what goes over the wire. */
	send?: typeof fetch;
	surroundings?: Partial<Surroundings>;
}

/** A tab of ada's, from a snapshot of the server as it is now. */
export class Tab {
	readonly chat: ChatStore;
	readonly #server: StandIn;
	readonly #start: () => () => void;
	#stop: () => void;

	constructor(server: StandIn, url: string, options: TabOptions = {}) {
		const { browser = new Browser(), rooms = ["lobby"], send = fetch } = options;
		this.#server = server;
		const home = { rooms: rooms.map((roomId) => aRoom(server, roomId)), cursor: server.logs.cursorOfAll() };
		this.chat = new ChatStore(createApi({ baseUrl: url, fetch: send }), home, ada);
		this.#start = () => this.chat.start({ ...browser.surroundings(), ...options.surroundings });
		this.#stop = this.#start();
	}

	/** As a page that is hidden and comes back, or an effect that runs twice. */
	restart(): void {
		this.#stop();
		this.#stop = this.#start();
	}

	/** The room's store, opened with a snapshot of now. */
	open(roomId = "lobby", member = true): RoomStore {
		const room = aRoom(this.#server, roomId);
		const { messages, has_more } = this.#server.logs.page(roomId, new URLSearchParams());
		const members = [{ user_id: "ada", user: "ada", kind: "guest" as const, online: true, read_seq: 0 }];
		return this.chat.openRoom({ entrance: { room, members, messages, has_more, cursor: room.cursor }, member });
	}

	close(): void {
		this.#stop();
	}
}

/** What the room shows of its messages. */
export const textsOf = (room: RoomStore) => room.getSnapshot().state.messages.map(({ message }) => message);
