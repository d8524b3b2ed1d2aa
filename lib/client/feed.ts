/**
 * One tab's events of all of a person's rooms, whoever holds the stream: the leading tab reads it and passes on what comes,
 * the others listen. What the words between tabs may lose, each room fills for itself (`follower.ts`): the leader says how
 * far it has come.
 */
import { heartbeatInterval, silenceLimit } from "../events/limits";
import type { PollAnswer, RoomEvent } from "../events/schema";
import type { AttemptTimings } from "./attempt";
import type { Chance } from "./backoff";
import type { Transport } from "./chat-view";
import { Connection, type ConnectionOptions, type ConnectionState } from "./connection";
import type { Ladder } from "./ladder";
import { LastSignals } from "./last-signals";
import { placeAfter } from "./place";
import { PolledSignals } from "./polled-signals";
import type { ReadWord, Sharing, TabWord } from "./sharing";
import type { StreamItem } from "./stream";

export interface FeedOptions {
	sharing: Sharing;
	ladder: Ladder;
	/** Of all rooms: where to begin. */
	cursor: string;
	open(cursor: string, signal: AbortSignal): Promise<Response>;
	poll(cursor: string, ...how: Parameters<ConnectionOptions["poll"]>): Promise<PollAnswer>;
	/** An event of any room; the cursor is that of its room. */
	onItem(item: StreamItem): void;
	/** Everything up to here has been passed on, or was lost on its way between tabs. */
	onReach(cursor: string): void;
	onState(state: ConnectionState, transport: Transport): void;
	/** I read in another tab. */
	onRead(word: ReadWord): void;
	chance?: Chance;
	timings?: Partial<AttemptTimings>;
}

/** Milliseconds between two words of a leader on how things stand, where nothing has changed. */
const talkativeness = 5_000;

export class Feed {
	readonly #options: FeedOptions;
	readonly #sharing: Sharing;
	readonly #connection: Connection;
	readonly #signals = new LastSignals();
	readonly #polled = new PolledSignals();
	#leading = false;
	#cursor: string;
	#state: ConnectionState = { name: "connecting", attempt: 0 };
	#transport: Transport;
	/** When the leader was last heard, in milliseconds since the epoch. */
	#heard = 0;
	/** When this leader last told how things stand. */
	#said = 0;
	#stop = new AbortController();

	constructor(options: FeedOptions) {
		this.#options = options;
		this.#sharing = options.sharing;
		this.#cursor = options.cursor;
		this.#transport = options.ladder.rung;
		const { open, poll, ladder, chance, timings } = options;
		this.#connection = new Connection({
			open: (signal) => open(this.#cursor, signal),
			poll: (...how) => poll(this.#cursor, ...how),
			onItem: ({ event, cursor }) => this.#passOn(event, cursor),
			onAnswer: (answer) => this.#passOnAll(answer),
			onState: (state) => this.#setState(state, ladder.rung),
			onBeat: () => Date.now() - this.#said > talkativeness && this.#sayState(),
			ladder,
			...(chance && { chance }),
			...(timings && { timings }),
		});
	}

	/** Reads until `signal` ends it or coming back is useless. */
	start(signal: AbortSignal): void {
		this.#stop = new AbortController();
		this.#heard = Date.now();
		const running = AbortSignal.any([signal, this.#stop.signal]);
		this.#sharing.listen((word) => this.#hear(word), running);
		this.#sharing.say({ word: "hello" });
		this.#sharing.elect((chosen) => this.#lead(chosen), running);
		const timer = setInterval(() => this.#tick(), heartbeatInterval);
		running.addEventListener("abort", () => clearInterval(timer));
	}

	/** Somebody came back to the tab, or the network did (`suspect`). */
	wake(suspect: boolean): void {
		if (this.#leading) this.#connection.wake(suspect);
		else this.#sharing.say({ word: "wake", suspect });
	}

	/** Tells the other tabs what I read in this one. */
	tellRead(read: Omit<ReadWord, "word">): void {
		this.#sharing.say({ word: "read", ...read });
	}

	/** The latest signals of a room that is opened late. */
	signalsOf(roomId: string): RoomEvent[] {
		return this.#signals.of(roomId);
	}

	/** The cursor of all rooms, as far as this tab has heard. */
	get cursor(): string {
		return this.#cursor;
	}

	async #lead(signal: AbortSignal): Promise<void> {
		this.#leading = true;
		this.#options.onReach(this.#cursor);
		await this.#connection.run(signal);
		this.#leading = false;
	}

	#passOnAll(answer: PollAnswer): void {
		for (const event of answer.events) this.#passOn(event);
		for (const event of this.#polled.read(answer)) this.#passOn(event);
		this.#cursor = answer.cursor;
	}

	#passOn(event: RoomEvent, at?: string): void {
		if (at !== undefined) this.#cursor = at;
		this.#signals.note(event);
		const item = { event, cursor: this.#placeOf(event, at) };
		this.#options.onItem(item);
		this.#sharing.say({ word: "item", item, at });
	}

	#placeOf(event: RoomEvent, at = this.#cursor): string | undefined {
		return "event_seq" in event ? (placeAfter(at, event.room_id, event.event_seq) ?? undefined) : undefined;
	}

	#hear(word: TabWord): void {
		if (word.word === "read") this.#options.onRead(word);
		else if (this.#leading) this.#answer(word);
		else if (word.word === "item" || word.word === "state") this.#follow(word);
	}

	#follow(word: Extract<TabWord, { word: "item" | "state" }>): void {
		this.#heard = Date.now();
		if (word.at !== undefined) this.#cursor = word.at;
		if (word.word === "item") {
			this.#signals.note(word.item.event);
			this.#options.onItem(word.item);
			return;
		}
		this.#options.onReach(word.at);
		this.#setState(word.state, word.transport);
	}

	#answer(word: TabWord): void {
		if (word.word === "wake") this.#connection.wake(word.suspect);
		if (word.word === "hello") {
			for (const event of this.#signals.ofAll()) this.#sharing.say({ word: "item", item: { event } });
		}
		this.#sayState();
	}

	#sayState(): void {
		this.#said = Date.now();
		this.#sharing.say({ word: "state", state: this.#state, transport: this.#transport, at: this.#cursor });
	}

	/** A leader that is frozen or hangs is as good as none. */
	#tick(): void {
		if (this.#leading) this.#sayState();
		else if (Date.now() - this.#heard > silenceLimit) this.#sharing.takeOver();
	}

	#setState(state: ConnectionState, transport: Transport): void {
		this.#state = state;
		this.#transport = transport;
		this.#options.onState(state, transport);
		if (this.#leading) this.#sayState();
		if (state.name === "ended") this.#stop.abort();
	}
}
