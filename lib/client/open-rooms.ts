/** The rooms that are open in this tab, each alive for as long as the chat is. */
import type { Api } from "./api";
import type { Transport } from "./chat-view";
import type { ConnectionState } from "./connection";
import { MarkShelf } from "./mark-shelf";
import { RoomStore } from "./room-store";
import type { RoomOpening } from "./room-view";
import type { Surroundings } from "./surroundings";

export interface OpenRoomsOptions {
	onRead(roomId: string, seq: number, unread?: number): void;
	onUnread(roomId: string, seq: number, unread: number): void;
}

interface Running {
	surroundings: Surroundings;
	wakeLine(): void;
	signal: AbortSignal;
}

export class OpenRooms {
	readonly #api: Api;
	readonly #me: string;
	readonly #options: OpenRoomsOptions;
	readonly #stores = new Map<string, RoomStore>();
	#running: Running | null = null;

	constructor(api: Api, me: string, options: OpenRoomsOptions) {
		this.#api = api;
		this.#me = me;
		this.#options = options;
	}

	start(surroundings: Surroundings, wakeLine: () => void, signal: AbortSignal): void {
		this.#running = { surroundings, wakeLine, signal };
		for (const [roomId, store] of this.#stores) this.#enliven(roomId, store, this.#running);
	}

	find(roomId: string): RoomStore | undefined {
		return this.#stores.get(roomId);
	}

	/** A new store, or the one there is, which learns what the newer snapshot says of my reading. */
	open(opening: RoomOpening): RoomStore {
		const roomId = opening.entrance.room.room_id;
		const known = this.#stores.get(roomId);
		if (known && !known.isOver) {
			known.reopen(opening);
			return known;
		}
		const store = new RoomStore(this.#api, opening, this.#me, this.#readingOf(roomId));
		this.#stores.set(roomId, store);
		if (this.#running) this.#enliven(roomId, store, this.#running);
		return store;
	}

	noteLine(state: ConnectionState, transport: Transport): void {
		for (const store of this.#stores.values()) store.noteLine(state, transport);
	}

	wake(): void {
		for (const store of this.#stores.values()) store.wake();
	}

	refreshOutboxes(): void {
		for (const store of this.#stores.values()) store.refreshOutbox();
	}

	flush(): void {
		for (const store of this.#stores.values()) store.flush();
	}

	#enliven(roomId: string, store: RoomStore, { surroundings, wakeLine, signal }: Running): void {
		const lock = `parley:outbox:${roomId}:${this.#me}`;
		const stop = store.start({
			storage: surroundings.storage,
			exclusively: (work, end) => surroundings.exclusively(lock, work, end),
			wakeLine,
		});
		signal.addEventListener("abort", stop);
	}

	#readingOf(roomId: string) {
		const shelf = () => this.#running && new MarkShelf(this.#running.surroundings.storage, this.#me, roomId);
		return {
			onRead: (seq: number, unread?: number) => this.#options.onRead(roomId, seq, unread),
			onUnread: (seq: number, unread: number) => this.#options.onUnread(roomId, seq, unread),
			keep: (seq: number | null) => shelf()?.keep(seq),
			kept: () => shelf()?.read() ?? null,
		};
	}
}
