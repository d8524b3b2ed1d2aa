/**
 * All of a person's rooms in one tab: who I am, the list of rooms, the line, and the rooms that are open. Verbs reject with
 * a Refusal (the server said no) or Unreachable (nobody answered).
 */
import type { Room, RoomChange, RoomMember } from "../rooms/schema";
import type { Api, RoomWish } from "./api";
import type { ChatView, Home, HomeRoom, Me, RoomSummary } from "./chat-view";
import { RoomStore } from "./room-store";
import type { RoomOpening } from "./room-view";
import type { Surroundings } from "./surroundings";
import { View } from "./view";

export class ChatStore {
	readonly #api: Api;
	readonly #view: View<ChatView>;
	readonly #open = new Map<string, RoomStore>();
	readonly #stops = new Set<() => void>();
	#surroundings: Surroundings | null = null;

	constructor(api: Api, home: Home, me: Me) {
		this.#api = api;
		const rooms = home.rooms.map(summarize);
		this.#view = new View<ChatView>({ me, rooms, connection: { name: "connecting", attempt: 0 }, transport: "sse" });
	}

	readonly getSnapshot = (): ChatView => this.#view.getSnapshot();
	readonly subscribe = (listener: () => void): (() => void) => this.#view.subscribe(listener);

	/** Goes live, with every open room; what it answers stops all. */
	start(surroundings: Surroundings): () => void {
		this.#surroundings = surroundings;
		for (const [roomId, store] of this.#open) this.#enliven(roomId, store, surroundings);
		return () => {
			this.#surroundings = null;
			for (const stop of this.#stops) stop();
			this.#stops.clear();
		};
	}

	/** The room's store: a new one from the page's snapshot, or the one there is. */
	openRoom(opening: RoomOpening): RoomStore {
		const roomId = opening.entrance.room.room_id;
		const known = this.#open.get(roomId);
		if (known) return known;
		const store = new RoomStore(this.#api, opening, this.getSnapshot().me.user_id, (seq) =>
			this.#noteRead(roomId, seq),
		);
		this.#open.set(roomId, store);
		if (this.#surroundings) this.#enliven(roomId, store, this.#surroundings);
		return store;
	}

	async createRoom(wish: RoomWish): Promise<Room> {
		const room = await this.#api.createRoom(wish);
		await this.refreshRooms();
		return room;
	}

	async joinRoom(roomId: string): Promise<void> {
		await this.#api.joinRoom(roomId);
		await this.refreshRooms();
	}

	async leaveRoom(roomId: string): Promise<void> {
		await this.#api.leaveRoom(roomId);
		await this.refreshRooms();
	}

	async updateRoom(roomId: string, change: RoomChange): Promise<Room> {
		const room = await this.#api.updateRoom(roomId, change);
		this.#changeRoom(roomId, { name: room.name, topic: room.topic, expires_at: room.expires_at });
		return room;
	}

	async deleteRoom(roomId: string): Promise<void> {
		await this.#api.deleteRoom(roomId);
		this.#view.show({ rooms: this.getSnapshot().rooms.filter((room) => room.room_id !== roomId) });
	}

	removeMember = (roomId: string, userId: string): Promise<void> => this.#api.removeMember(roomId, userId);

	async listMembers(roomId: string): Promise<RoomMember[]> {
		return (await this.#api.listMembers(roomId)).members;
	}

	async renameMe(username: string): Promise<void> {
		this.#noteMe(await this.#api.updateMe({ username }));
	}

	async setSignals(signals: boolean): Promise<void> {
		this.#noteMe(await this.#api.updateMe({ signals }));
	}

	/** Marks every room read up to its newest message. */
	async markAllRead(): Promise<void> {
		const unread = this.getSnapshot().rooms.filter((room) => room.unread > 0);
		await Promise.all(unread.map(({ room_id }) => this.#api.markRead(room_id, Number.MAX_SAFE_INTEGER)));
		await this.refreshRooms();
	}

	async refreshRooms(): Promise<void> {
		const { rooms } = await this.#api.listRooms();
		this.#view.show({ rooms: rooms.map(summarize) });
	}

	/** Somebody came back to the screen, or the network did (`suspect`). */
	wake(suspect: boolean): void {
		for (const store of this.#open.values()) store.wake(suspect);
	}

	/** Another tab changed what is stored. */
	refreshOutboxes(): void {
		for (const store of this.#open.values()) store.refreshOutbox();
	}

	/** The page goes: what waits to be undone is sent. */
	flush(): void {
		for (const store of this.#open.values()) store.flush();
	}

	#enliven(roomId: string, store: RoomStore, { storage, sharing, exclusively }: Surroundings): void {
		const name = `parley:room:${roomId}:${this.getSnapshot().me.user_id}`;
		const stop = store.start({
			storage,
			sharing: sharing(name),
			exclusively: (work, signal) => exclusively(`${name}:outbox`, work, signal),
		});
		const unsubscribe = store.subscribe(() => this.#noteLine(store));
		this.#stops.add(() => {
			unsubscribe();
			stop();
		});
	}

	#noteLine(store: RoomStore): void {
		const { connection } = store.getSnapshot();
		if (connection.name !== this.getSnapshot().connection.name) this.#view.show({ connection });
	}

	#noteRead(roomId: string, _seq: number): void {
		this.#changeRoom(roomId, { unread: 0, mentions: false });
	}

	#noteMe({ username, kind, signals }: { username: string; kind: Me["kind"]; signals: boolean }): void {
		this.#view.show({ me: { ...this.getSnapshot().me, username, kind, signals } });
	}

	#changeRoom(roomId: string, change: Partial<RoomSummary>): void {
		const rooms = this.getSnapshot().rooms.map((room) => (room.room_id === roomId ? { ...room, ...change } : room));
		this.#view.show({ rooms });
	}
}

function summarize({ created_at: _, cursor: __, mentions = false, ...room }: HomeRoom): RoomSummary {
	return { ...room, mentions };
}
