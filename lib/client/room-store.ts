/**
 * One room as one person sees it, alive: state, line and outbox behind one snapshot and a handful of verbs. Screens only
 * subscribe. It knows no DOM; storage, tabs and locks are handed to `start`.
 */
import type { RoomEvent } from "../events/schema";
import type { Message } from "../messages/schema";
import { Amendments } from "./amendments";
import type { Api } from "./api";
import type { ConnectionState } from "./connection";
import { applyToExcerpt } from "./excerpt";
import { Feed } from "./feed";
import { HistoryPages } from "./history-pages";
import { findMessage, type MessageList } from "./message-list";
import { Outbox } from "./outbox";
import type { OutboxEntry } from "./outbox-shelf";
import { ReadingMark } from "./reading-mark";
import { Removals } from "./removals";
import { addPosted, applyEvent, forgetTypist, type RoomState, roomStateFrom } from "./room-state";
import type { RoomOpening, RoomView } from "./room-view";
import type { Stage } from "./stage";
import type { RoomSurroundings } from "./surroundings";
import { TypingLeases } from "./typing-leases";
import { View } from "./view";

export class RoomStore {
	readonly #api: Api;
	readonly #roomId: string;
	readonly #leases = new TypingLeases((userId) => this.#fold((state) => forgetTypist(state, userId)));
	readonly #view: View<RoomView>;
	readonly #pages: HistoryPages;
	readonly #amendments: Amendments;
	readonly #removals: Removals;
	readonly #mark: ReadingMark;
	#waiting: readonly OutboxEntry[] = [];
	#feed: Feed | null = null;
	#outbox: Outbox | null = null;

	constructor(api: Api, opening: RoomOpening, me: string, onRead: (seq: number) => void = () => undefined) {
		this.#api = api;
		this.#roomId = opening.entrance.room.room_id;
		this.#view = new View(viewFrom(opening, me));
		const stage: Stage = {
			api,
			roomId: this.#roomId,
			view: () => this.#view.getSnapshot(),
			show: (change) => this.#show(change),
			fold: (change) => this.#fold(change),
			foldMessages: (change) => this.#foldMessages(change),
		};
		this.#pages = new HistoryPages(stage);
		this.#amendments = new Amendments(stage);
		this.#removals = new Removals(stage);
		this.#mark = new ReadingMark(stage, onRead);
	}

	readonly getSnapshot = (): RoomView => this.#view.getSnapshot();
	readonly subscribe = (listener: () => void): (() => void) => this.#view.subscribe(listener);

	/** Goes live; what it answers stops it. */
	start({ storage, sharing, exclusively }: RoomSurroundings): () => void {
		const stop = new AbortController();
		const roomId = this.#roomId;
		this.#feed = new Feed({
			sharing,
			cursor: () => this.getSnapshot().state.cursor,
			open: (cursor, signal) => this.#api.openEvents(roomId, cursor, signal),
			poll: (cursor, signal) => this.#api.pollEvents(roomId, cursor, { signal }),
			onEvents: (events, cursor) => this.#take(events, cursor),
			reload: () => this.#reload(),
			onState: (connection) => this.#noteLine(connection),
		});
		this.#outbox = new Outbox({
			storage,
			userId: this.getSnapshot().state.me,
			roomId,
			post: (message) => this.#api.postMessage(roomId, message),
			onPosted: (message) => this.#notePosted(message),
			onChange: (entries) => this.#noteOutbox(entries),
			exclusively,
		});
		this.#feed.start(stop.signal);
		this.#outbox.start(stop.signal);
		return () => {
			stop.abort();
			this.#leases.endAll();
			this.#removals.flush();
		};
	}

	/** The page goes: what waits to be undone is sent. */
	flush(): void {
		this.#removals.flush();
	}

	send(message: string, replyTo: string | null = null): void {
		this.#leases.reset();
		this.#outbox?.add(message, replyTo);
	}

	retry(clientId: string): void {
		this.#outbox?.retry(clientId);
	}

	discard(clientId: string): void {
		this.#outbox?.discard(clientId);
	}

	/** Tells the others that I type, as often as is useful and if they may know. */
	async noteTyping(): Promise<void> {
		const { state, connection } = this.getSnapshot();
		const member = state.members.some(({ user_id }) => user_id === state.me);
		if (!member || connection.name !== "live" || !this.#leases.isDue()) return;
		// A hint, no more: whoever misses it misses nothing.
		await this.#api.sendTyping(this.#roomId).catch(() => undefined);
	}

	/** Somebody came back to the screen, or the network did (`suspect`). */
	wake(suspect: boolean): void {
		this.#feed?.wake(suspect);
		for (const part of [this.#outbox, this.#amendments, this.#removals, this.#mark]) part?.wake();
	}

	/** Another tab changed what is stored. */
	refreshOutbox(): void {
		this.#outbox?.refresh();
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
	markRead = (seq: number): void => this.#mark.markRead(seq);
	/** Unread from `seq` on; `markRead` does nothing then until the room is opened anew. */
	markUnread = (seq: number): Promise<void> => this.#mark.markUnread(seq);

	/** The message where it is loaded. */
	message(id: string): Message | undefined {
		const { state, excerpt } = this.getSnapshot();
		return (excerpt && findMessage(excerpt.messages, id)) ?? findMessage(state.messages, id);
	}

	async #reload(): Promise<void> {
		const page = await this.#api.readHistory(this.#roomId);
		const [room, { members }] = await Promise.all([
			this.#api.readRoom(this.#roomId),
			this.#api.listMembers(this.#roomId),
		]);
		this.#leases.endAll();
		this.#fold((state) => roomStateFrom({ ...page, room, members }, state.me, state.reading));
	}

	#take(events: readonly RoomEvent[], cursor: string | undefined): void {
		this.#pages.note(events);
		for (const event of events) {
			if (event.type === "typing") this.#leases.renew(event.user_id);
			if (event.type === "chat") this.#leases.end(event.user_id);
		}
		const last = events.length - 1;
		let { state, excerpt } = this.getSnapshot();
		for (const [index, event] of events.entries()) {
			state = applyEvent(state, event, index === last ? cursor : undefined);
			excerpt = excerpt && applyToExcerpt(excerpt, event, state.me);
		}
		this.#view.showSoon(this.#complete({ state, excerpt }));
	}

	#noteLine(connection: ConnectionState): void {
		const before = this.getSnapshot().connection.name;
		if (connection.name === "live" && before !== "live") this.#outbox?.wake();
		if (connection.name !== before) this.#show({ connection });
	}

	/** Whatever the line thinks, the server is there. */
	#notePosted(message: Message): void {
		this.#fold((state) => addPosted(state, message));
		if (this.getSnapshot().connection.name === "waiting") this.#feed?.wake(false);
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
		const next = { ...this.getSnapshot(), ...change };
		const messages = this.#amendments.paints.cover(next.state.messages);
		const state = messages === next.state.messages ? next.state : { ...next.state, messages };
		const excerpt = next.excerpt && { ...next.excerpt, messages: this.#amendments.paints.cover(next.excerpt.messages) };
		return { ...change, state, excerpt, outbox: withoutPosted(this.#waiting, state) };
	}
}

function viewFrom(opening: RoomOpening, me: string): RoomView {
	const state = roomStateFrom(opening.entrance, me, opening.reading);
	const connection: ConnectionState = { name: "connecting", attempt: 0 };
	const idle = { outbox: [], older: "idle", newer: "idle", pendingEdits: [], leaving: [] } as const;
	return { ...idle, state, connection, excerpt: opening.excerpt ?? null };
}

const nothing: readonly OutboxEntry[] = [];

/** The echo of a message replaces what was painted, whichever of event and answer comes first. */
function withoutPosted(entries: readonly OutboxEntry[], { messages, me }: RoomState): readonly OutboxEntry[] {
	if (entries.length === 0) return nothing;
	const isPosted = (clientId: string) =>
		messages.findLast((message) => message.client_id === clientId && message.user_id === me) !== undefined;
	return entries.filter(({ client_id }) => !isPosted(client_id));
}
