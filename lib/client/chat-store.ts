/**
 * All of a person's rooms in one tab: who I am, the list of rooms, the line, and the rooms that are open. Verbs reject with
 * a Refusal (the server said no) or Unreachable (nobody answered).
 */
import type { Room, RoomChange, RoomMember } from "../rooms/schema";
import type { Api, RoomWish, Self } from "./api";
import type { ChatView, Home, Me, Transport } from "./chat-view";
import type { ConnectionState } from "./connection";
import { Feed } from "./feed";
import { Ladder, ladderTimings } from "./ladder";
import { OpenRooms } from "./open-rooms";
import { parsePlaces, positionIn } from "./place";
import { type Change, RoomList } from "./room-list";
import { freshness, RoomRefresh } from "./room-refresh";
import type { RoomStore } from "./room-store";
import type { RoomOpening } from "./room-view";
import { rungMemory } from "./rung-memory";
import type { ReadWord } from "./sharing";
import type { StreamItem } from "./stream";
import type { Surroundings } from "./surroundings";
import { View } from "./view";

type Read = Omit<ReadWord, "word">;

export class ChatStore {
	readonly #api: Api;
	readonly #view: View<ChatView>;
	readonly #list: RoomList;
	readonly #rooms: OpenRooms;
	readonly #refresh: RoomRefresh;
	#cursor: string;
	#feed: Feed | null = null;

	constructor(api: Api, home: Home, me: Me) {
		this.#api = api;
		this.#cursor = home.cursor;
		this.#list = new RoomList(home.rooms, me);
		const connection: ConnectionState = { name: "connecting", attempt: 0 };
		this.#view = new View<ChatView>({ me, rooms: this.#list.summaries(), connection, transport: "sse" });
		const noteRead = (read: Read) => {
			this.#noteRead(read);
			this.#feed?.tellRead(read);
		};
		this.#rooms = new OpenRooms(api, me.user_id, {
			onRead: (room_id, seq, unread) => noteRead({ room_id, seq, unread, back: false }),
			onUnread: (room_id, seq, unread) => noteRead({ room_id, seq, unread, back: true }),
		});
		this.#refresh = new RoomRefresh(async (isLatest) => {
			const { rooms } = await api.listRooms();
			if (!isLatest()) return;
			this.#list.replace(rooms);
			this.#showRooms();
		});
	}

	readonly getSnapshot = (): ChatView => this.#view.getSnapshot();
	readonly subscribe = (listener: () => void): (() => void) => this.#view.subscribe(listener);

	/** Goes live, with every open room; what it answers stops all. */
	start(surroundings: Surroundings): () => void {
		const stop = new AbortController();
		const { timings, sharing } = surroundings;
		const feed = new Feed({
			sharing: sharing(`parley:chat:${this.getSnapshot().me.user_id}`),
			ladder: new Ladder(rungMemory(surroundings), { ...ladderTimings, ...timings?.ladder }),
			cursor: this.#cursor,
			open: this.#api.openAllEvents,
			poll: (cursor, wait, patience, signal) => this.#api.pollAllEvents(cursor, { wait, patience, signal }),
			onItem: (item) => this.#hear(item),
			onRead: (read) => this.#noteRead(read),
			onReach: (cursor) => this.#reach(cursor),
			onState: (connection, transport) => this.#noteLine(connection, transport),
			timings: timings?.attempt ?? {},
		});
		this.#feed = feed;
		this.#rooms.start(surroundings, () => feed.wake(false), stop.signal);
		feed.start(stop.signal);
		const timer = setInterval(() => this.getSnapshot().transport !== "sse" && this.#refresh.ifOld(), freshness);
		return () => {
			stop.abort();
			clearInterval(timer);
			this.#refresh.stop();
			this.#cursor = feed.cursor;
			this.#feed = null;
		};
	}

	/** The room's store: a new one from the page's snapshot, or the one there is. */
	openRoom(opening: RoomOpening): RoomStore {
		const { room_id, kind } = opening.entrance.room;
		if (kind === "pair") this.#list.noteUnlisted(room_id, positionIn(opening.entrance.cursor, room_id) ?? 0);
		const before = this.#rooms.find(room_id);
		const store = this.#rooms.open(opening);
		if (store === before) return store;
		const { connection, transport } = this.getSnapshot();
		store.noteLine(connection, transport);
		for (const event of this.#feed?.signalsOf(room_id) ?? []) store.hear({ event });
		const position = this.#list.position(room_id);
		if (position !== null && opening.member) store.reach(position);
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
		return this.#noteRoom(await this.#api.updateRoom(roomId, change));
	}

	/** Keeps a temporary room until `until` at least (RFC 3339). */
	async keepRoom(roomId: string, until: string): Promise<Room> {
		return this.#noteRoom(await this.#api.keepRoom(roomId, until));
	}

	async deleteRoom(roomId: string): Promise<void> {
		await this.#api.deleteRoom(roomId);
		this.#list.remove(roomId);
		this.#showRooms();
	}

	removeMember = (roomId: string, userId: string): Promise<void> => this.#api.removeMember(roomId, userId);

	async listMembers(roomId: string): Promise<RoomMember[]> {
		return (await this.#api.listMembers(roomId)).members;
	}

	renameMe = async (username: string): Promise<void> => this.#noteMe(await this.#api.updateMe({ username }));
	setSignals = async (signals: boolean): Promise<void> => this.#noteMe(await this.#api.updateMe({ signals }));

	/** Marks every room read up to its newest message. */
	async markAllRead(): Promise<void> {
		const unread = this.getSnapshot().rooms.filter((room) => room.unread > 0);
		const read = async (roomId: string) => {
			const { read_seq } = await this.#api.markRead(roomId, Number.MAX_SAFE_INTEGER);
			this.#list.noteRead(roomId, read_seq, 0);
			this.#rooms.find(roomId)?.markRead(read_seq);
		};
		await Promise.all(unread.map(({ room_id }) => read(room_id)));
		this.#showRooms();
	}

	refreshRooms = (): Promise<void> => this.#refresh.now();

	/** Somebody came back to the screen, or the network did (`suspect`). */
	wake(suspect: boolean): void {
		this.#feed?.wake(suspect);
		this.#rooms.wake();
		this.#refresh.ifOld();
	}

	/** Another tab changed what is stored. */
	refreshOutboxes = (): void => this.#rooms.refreshOutboxes();
	/** The page goes: what waits to be undone is sent. */
	flush = (): void => this.#rooms.flush();

	#hear(item: StreamItem): void {
		const { event } = item;
		if (event.type === "user_renamed" && event.user_id === this.getSnapshot().me.user_id) this.#rename(event.user);
		this.#note(this.#list.apply(event), event.type === "chat" && this.#rooms.find(event.room_id) ? readingTime : 0);
		this.#rooms.find(event.room_id)?.hear(item);
	}

	/** What was lost on its way between tabs is noticed here. */
	#reach(cursor: string): void {
		for (const { roomId, seq } of parsePlaces(cursor, [...this.getSnapshot().rooms, ...this.#list.unlisted])) {
			this.#rooms.find(roomId)?.reach(seq);
			if (seq > (this.#list.position(roomId) ?? 0)) this.#refresh.soon();
		}
	}

	#noteLine(connection: ConnectionState, transport: Transport): void {
		const before = this.getSnapshot();
		this.#rooms.noteLine(connection, transport);
		if (connection.name !== before.connection.name || transport !== before.transport) {
			this.#view.show({ connection, transport });
		}
	}

	#noteRead({ room_id, seq, unread, back }: Read): void {
		if (back) this.#list.noteUnread(room_id, seq, unread ?? 0);
		this.#note(back ? "changed" : this.#list.noteRead(room_id, seq, unread));
	}

	#note(change: Change, delay = 0): void {
		if (change === "stale") this.#refresh.soon();
		if (change !== "none") this.#view.showSoon({ rooms: this.#list.summaries() }, delay);
	}

	#noteRoom(room: Room): Room {
		const { name, topic, kind, expires_at } = room;
		this.#list.change(room.room_id, { name, topic, kind, expires_at });
		this.#showRooms();
		return room;
	}

	#showRooms(): void {
		this.#view.show({ rooms: this.#list.summaries() });
	}

	#noteMe({ username, kind, signals }: Self): void {
		this.#rename(username);
		this.#view.show({ me: { ...this.getSnapshot().me, kind, signals } });
	}

	#rename(username: string): void {
		const me = { ...this.getSnapshot().me, username };
		this.#list.me = me;
		this.#view.show({ me });
	}
}

/** Milliseconds that whoever looks at an open room has to see a new message, before it counts as unread. */
const readingTime = 700;
