/**
 * One room as one person sees it, alive: state, line and outbox behind one snapshot and a handful of verbs. Screens only
 * subscribe. It knows no DOM; storage and locks are handed to `start`, events come through the ChatStore.
 */
import type { RoomEvent } from "../events/schema";
import type { Message } from "../messages/schema";
import { Amendments } from "./amendments";
import type { Api } from "./api";
import type { Transport } from "./chat-view";
import type { ConnectionState } from "./connection";
import { applyToExcerpt } from "./excerpt";
import { applyEvents } from "./fold";
import { HistoryPages } from "./history-pages";
import type { MessageList } from "./message-list";
import { findLoaded, Originals } from "./originals";
import { Outbox, withoutPosted } from "./outbox";
import type { OutboxEntry } from "./outbox-shelf";
import { inquireForPresence } from "./presence-inquiry";
import { ReadingMark, type ReadingOptions } from "./reading-mark";
import { Removals } from "./removals";
import { RoomLine } from "./room-line";
import { reopened, viewFrom } from "./room-opening";
import { addPosted, forgetTypist, type RoomState, roomStateFrom } from "./room-state";
import type { Excerpt, RoomOpening, RoomView } from "./room-view";
import type { Stage } from "./stage";
import type { StreamItem } from "./stream";
import type { RoomSurroundings } from "./surroundings";
import { TypingLeases } from "./typing-leases";
import { View } from "./view";

export class RoomStore {
	readonly #api: Api;
	readonly #roomId: string;
	readonly #leases = new TypingLeases((userId) => this.#fold((state) => forgetTypist(state, userId)));
	readonly #view: View<RoomView>;
	readonly #stage: Stage;
	readonly #pages: HistoryPages;
	readonly #amendments: Amendments;
	readonly #removals: Removals;
	readonly #mark: ReadingMark;
	readonly #line: RoomLine;
	/** Messages that are quoted, loaded or not. */
	readonly originals: Originals;
	#waiting: readonly OutboxEntry[] = [];
	#outbox: Outbox | null = null;

	constructor(api: Api, opening: RoomOpening, me: string, reading: ReadingOptions) {
		this.#api = api;
		this.#roomId = opening.entrance.room.room_id;
		this.#view = new View(viewFrom(opening, me), (present) => this.#line.attend(present));
		this.#stage = {
			api,
			roomId: this.#roomId,
			view: () => this.getSnapshot(),
			show: (change) => this.#show(change),
			fold: (change) => this.#fold(change),
			foldMessages: (change) => this.#foldMessages(change),
		};
		this.#pages = new HistoryPages(this.#stage);
		this.#amendments = new Amendments(this.#stage);
		this.#removals = new Removals(this.#stage);
		this.#mark = new ReadingMark(this.#stage, reading);
		this.#line = this.#lineOf(me, opening.member);
		this.originals = new Originals(this.#stage);
	}

	readonly getSnapshot = (): RoomView => this.#view.getSnapshot();
	readonly subscribe = (listener: () => void): (() => void) => this.#view.subscribe(listener);

	/** Goes live; what it answers stops it. */
	start({ storage, exclusively, wakeLine }: RoomSurroundings): () => void {
		const stop = new AbortController();
		this.#outbox = new Outbox({
			storage,
			userId: this.getSnapshot().state.me,
			roomId: this.#roomId,
			post: (message) => this.#api.postMessage(this.#roomId, message),
			onPosted: (message) => this.#notePosted(message, wakeLine),
			onChange: (entries) => this.#noteOutbox(entries),
			exclusively,
		});
		this.#line.start(stop.signal);
		this.#outbox.start(stop.signal);
		this.#mark.start(stop.signal);
		const isSilent = () => this.#line.lacksPresence && this.getSnapshot().connection.name === "live";
		inquireForPresence(this.#stage, isSilent, stop.signal);
		return () => {
			stop.abort();
			this.#leases.endAll();
			this.#removals.flush();
		};
	}

	/** What passes by on the stream of all rooms; how far that has come; how it is. */
	hear = (item: StreamItem): void => this.#line.hear(item);
	reach = (eventSeq: number): void => this.#line.reach(eventSeq);
	noteLine = (state: ConnectionState, transport: Transport): void => this.#line.noteLine(state, transport);

	/** Its page is opened again, with a snapshot of now or, going back, of then; it is being drawn, so whoever listens is told later. */
	reopen(opening: RoomOpening): void {
		const { shown, fetch } = reopened(opening, this.getSnapshot().state, (reading) => this.#mark.resume(reading));
		this.#view.showSoon(this.#complete({ ...shown, older: "idle", newer: "idle" }));
		// Where that fails the reader is at the present, which is no loss.
		if (fetch) this.openAt(fetch).catch(() => undefined);
	}

	/** The room has ended for good. */
	get isOver(): boolean {
		return this.getSnapshot().connection.name === "ended";
	}

	send(message: string, replyTo: string | null = null): void {
		this.#leases.reset();
		this.#outbox?.add(message, replyTo);
	}

	retry = (clientId: string): void => this.#outbox?.retry(clientId);
	discard = (clientId: string): void => this.#outbox?.discard(clientId);

	/** Tells the others that I type, as often as is useful and if they may know. */
	async noteTyping(): Promise<void> {
		const { state, connection } = this.getSnapshot();
		const member = state.members.some(({ user_id }) => user_id === state.me);
		if (!member || connection.name !== "live" || !this.#leases.isDue()) return;
		// A hint, no more: whoever misses it misses nothing.
		await this.#api.sendTyping(this.#roomId).catch(() => undefined);
	}

	/** Somebody came back to the screen, or the network did: what waits is tried again at once. */
	wake(): void {
		for (const part of [this.#line, this.#outbox, this.#amendments, this.#removals, this.#mark]) part?.wake();
	}

	/** Another tab changed what is stored. */
	refreshOutbox = (): void => this.#outbox?.refresh();
	/** The page goes: what waits to be undone, and what was read, is sent. */
	flush(): void {
		this.#removals.flush();
		this.#mark.flush();
	}

	loadOlder = (): Promise<void> => this.#pages.loadOlder();
	loadNewer = (): Promise<void> => this.#pages.loadNewer();
	/** Shows the message, with what stands around it where it is not loaded; false where it does not exist. */
	openAt = (id: string): Promise<boolean> => this.#pages.openAt(id);
	toPresent = (): void => this.#pages.toPresent();

	/** Painted at once; resolves once the server has it, rejects with a Refusal after having put the old text back. */
	edit = (id: string, text: string): Promise<void> => this.#amendments.edit(id, text);
	/** Likewise. */
	react = (id: string, emoji: string, added: boolean): Promise<void> => this.#amendments.react(id, emoji, added);
	/** Waits 5 s before it is sent; resolves once that is done or undone, rejects with a Refusal. */
	remove = (id: string): Promise<void> => this.#removals.remove(id);
	undoRemove = (id: string): void => this.#removals.undo(id);

	/** Says that messages up to `seq` were seen: on screen, the page visible and focused. */
	markRead = (seq: number): void => {
		if (this.#line.isMember) this.#mark.markRead(seq);
	};
	/** Unread from `seq` on; `markRead` does nothing then until the room is opened anew. */
	markUnread = (seq: number): Promise<void> => this.#mark.markUnread(seq);

	/** The message where it is loaded. */
	message = (id: string): Message | undefined => findLoaded(this.getSnapshot(), id);

	#lineOf(me: string, member: boolean): RoomLine {
		return new RoomLine({
			me,
			member,
			open: () => this.getSnapshot().state.room.kind === "public",
			position: () => this.getSnapshot().state.event_seq,
			poll: (how) => this.#api.pollEvents(this.#roomId, this.getSnapshot().state.cursor, how),
			onEvents: (events, cursor) => this.#take(events, cursor),
			reload: () => this.#reload(),
			onState: (connection) => this.#noteState(connection),
		});
	}

	async #reload(): Promise<void> {
		const page = await this.#api.readHistory(this.#roomId);
		const [room, { members }] = await Promise.all([
			this.#api.readRoom(this.#roomId),
			this.#api.listMembers(this.#roomId),
		]);
		this.#leases.endAll();
		this.#fold(({ me, reading }) => {
			const fresh = roomStateFrom({ ...page, room, members }, me);
			if (reading.read_seq <= fresh.event_seq) return { ...fresh, reading };
			this.#mark.restart(fresh.reading.read_seq);
			return fresh;
		});
		await this.#pages.reopen();
	}

	#take(events: readonly RoomEvent[], cursor: string | undefined): void {
		this.#pages.note(events);
		for (const event of events) {
			if (event.type === "typing") this.#leases.renew(event.user_id);
			if (event.type === "chat") this.#leases.end(event.user_id);
		}
		const now = this.getSnapshot();
		const state = applyEvents(now.state, events, cursor);
		const toExcerpt = (shown: Excerpt, event: RoomEvent) => applyToExcerpt(shown, event, state.me);
		const excerpt = now.excerpt && events.reduce(toExcerpt, now.excerpt);
		this.#view.showSoon(this.#complete({ state, excerpt }));
	}

	#noteState(connection: ConnectionState): void {
		const before = this.getSnapshot().connection.name;
		if (connection.name === before) return;
		this.#show({ connection });
		if (connection.name === "live") this.wake();
	}

	/** Whatever the line thinks, the server is there. */
	#notePosted(message: Message, wakeLine: () => void): void {
		this.#fold((state) => addPosted(state, message));
		if (this.getSnapshot().connection.name === "waiting") wakeLine();
	}

	#noteOutbox(entries: readonly OutboxEntry[]): void {
		this.#waiting = entries;
		this.#show({});
	}

	#fold(change: (state: RoomState) => RoomState): void {
		this.#show({ state: change(this.getSnapshot().state) });
	}

	#foldMessages(change: (list: MessageList) => MessageList): void {
		const { state, excerpt } = this.getSnapshot();
		const shown = excerpt && { ...excerpt, messages: change(excerpt.messages) };
		this.#show({ state: { ...state, messages: change(state.messages) }, excerpt: shown });
	}

	#show(change: Partial<RoomView>): void {
		this.#view.show(this.#complete(change));
	}

	/** What follows from a change: paint goes over what events brought, and a message that is posted leaves the outbox. */
	#complete(change: Partial<RoomView>): Partial<RoomView> {
		const { state, excerpt } = this.#amendments.cover({ ...this.getSnapshot(), ...change });
		return { ...change, state, excerpt, outbox: withoutPosted(this.#waiting, state) };
	}
}
