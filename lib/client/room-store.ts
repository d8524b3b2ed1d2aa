/**
 * One room as one person sees it, alive: state, line and outbox behind one snapshot and a handful of verbs. Screens only
 * subscribe. It knows no DOM; storage, tabs and locks are handed to `start`.
 */
import type { RoomEvent } from "../events/schema";
import type { Message } from "../messages/schema";
import type { Api } from "./api";
import type { ConnectionState } from "./connection";
import { Feed } from "./feed";
import { Outbox } from "./outbox";
import type { OutboxEntry, OutboxStorage } from "./outbox-shelf";
import {
	addPosted,
	applyEvent,
	forgetTypist,
	prependHistory,
	type RoomSnapshot,
	type RoomState,
	roomStateFrom,
} from "./room-state";
import type { Sharing } from "./sharing";
import { TypingLeases } from "./typing-leases";

export interface RoomView {
	state: RoomState;
	connection: ConnectionState;
	/** What is not in `state` yet, in the order of sending. */
	outbox: readonly OutboxEntry[];
	older: "idle" | "loading" | "failed";
}

export interface Surroundings {
	storage: OutboxStorage;
	sharing: Sharing;
	/** Runs `work` while no other tab runs its own. */
	exclusively(work: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

export class RoomStore {
	readonly #api: Api;
	readonly #roomId: string;
	readonly #leases = new TypingLeases((userId) => this.#fold((state) => forgetTypist(state, userId)));
	readonly #listeners = new Set<() => void>();
	#view: RoomView;
	#waiting: readonly OutboxEntry[] = [];
	/** Events that came while an older page was on its way. */
	#meanwhile: RoomEvent[] = [];
	#feed: Feed | null = null;
	#outbox: Outbox | null = null;
	#notice: ReturnType<typeof setTimeout> | null = null;

	constructor(api: Api, snapshot: RoomSnapshot, me: string) {
		this.#api = api;
		this.#roomId = snapshot.room.room_id;
		const state = roomStateFrom(snapshot, me);
		this.#view = { state, connection: { name: "connecting", attempt: 0 }, outbox: [], older: "idle" };
	}

	readonly getSnapshot = (): RoomView => this.#view;

	readonly subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	/** Goes live; what it answers stops it. */
	start({ storage, sharing, exclusively }: Surroundings): () => void {
		const stop = new AbortController();
		const roomId = this.#roomId;
		this.#feed = new Feed({
			sharing,
			cursor: () => this.#view.state.cursor,
			open: (cursor, signal) => this.#api.openEvents(roomId, cursor, signal),
			poll: (cursor, signal) => this.#api.pollEvents(roomId, cursor, signal),
			onEvents: (events, cursor) => this.#take(events, cursor),
			reload: () => this.#reload(),
			onState: (connection) => this.#noteLine(connection),
		});
		this.#outbox = new Outbox({
			storage,
			userId: this.#view.state.me,
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
		};
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
		const { state, connection } = this.#view;
		const member = state.members.some(({ user_id }) => user_id === state.me);
		if (!member || connection.name !== "live" || !this.#leases.isDue()) return;
		// A hint, no more: whoever misses it misses nothing.
		await this.#api.sendTyping(this.#roomId).catch(() => undefined);
	}

	/** Somebody came back to the screen, or the network did (`suspect`). */
	wake(suspect: boolean): void {
		this.#feed?.wake(suspect);
		this.#outbox?.wake();
	}

	/** Another tab changed what is stored. */
	refreshOutbox(): void {
		this.#outbox?.refresh();
	}

	async loadOlder(): Promise<void> {
		const { state, older } = this.#view;
		const oldest = state.messages[0];
		if (older === "loading" || !state.has_more || !oldest) return;
		this.#meanwhile = [];
		this.#show({ older: "loading" });
		try {
			const page = await this.#api.readHistory(this.#roomId, { before: oldest.seq });
			const adjoins = this.#view.state.messages[0]?.id === oldest.id;
			if (adjoins) this.#fold((now) => prependHistory(now, page, this.#meanwhile));
			this.#show({ older: "idle" });
		} catch {
			// Whatever it was, the reader sees that it failed and may try again.
			this.#show({ older: "failed" });
		}
	}

	async #reload(): Promise<void> {
		const page = await this.#api.readHistory(this.#roomId);
		const [room, { members }] = await Promise.all([
			this.#api.readRoom(this.#roomId),
			this.#api.listMembers(this.#roomId),
		]);
		this.#leases.endAll();
		this.#fold((state) => roomStateFrom({ ...page, room, members }, state.me));
	}

	#take(events: readonly RoomEvent[], cursor: string | undefined): void {
		if (this.#view.older === "loading") this.#meanwhile.push(...events);
		for (const event of events) {
			if (event.type === "typing") this.#leases.renew(event.user_id);
			if (event.type === "chat") this.#leases.end(event.user_id);
		}
		const last = events.length - 1;
		const fold = (state: RoomState, event: RoomEvent, index: number) =>
			applyEvent(state, event, index === last ? cursor : undefined);
		this.#change({ state: events.reduce(fold, this.#view.state) });
		// A burst of events is one change of the screen.
		this.#notice ??= setTimeout(() => this.#notify(), 0);
	}

	#noteLine(connection: ConnectionState): void {
		if (connection.name === "live" && this.#view.connection.name !== "live") this.#outbox?.wake();
		if (connection.name !== this.#view.connection.name) this.#show({ connection });
	}

	/** Whatever the line thinks, the server is there. */
	#notePosted(message: Message): void {
		this.#fold((state) => addPosted(state, message));
		if (this.#view.connection.name === "waiting") this.#feed?.wake(false);
	}

	#noteOutbox(entries: readonly OutboxEntry[]): void {
		this.#waiting = entries;
		this.#show({});
	}

	#fold(change: (state: RoomState) => RoomState): void {
		this.#show({ state: change(this.#view.state) });
	}

	#show(change: Partial<RoomView>): void {
		this.#change(change);
		this.#notify();
	}

	#change(change: Partial<RoomView>): void {
		const next = { ...this.#view, ...change };
		this.#view = { ...next, outbox: withoutPosted(this.#waiting, next.state) };
	}

	#notify(): void {
		if (this.#notice) clearTimeout(this.#notice);
		this.#notice = null;
		for (const listener of this.#listeners) listener();
	}
}

const nothing: readonly OutboxEntry[] = [];

/** The echo of a message replaces what was painted, whichever of event and answer comes first. */
function withoutPosted(entries: readonly OutboxEntry[], { messages, me }: RoomState): readonly OutboxEntry[] {
	if (entries.length === 0) return nothing;
	const isPosted = (clientId: string) =>
		messages.findLast((message) => message.client_id === clientId && message.user_id === me) !== undefined;
	return entries.filter(({ client_id }) => !isPosted(client_id));
}
