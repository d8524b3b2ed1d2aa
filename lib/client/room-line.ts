/**
 * An open room's events, in order and without a hole: a member's come with the stream of all rooms, those of a public room
 * that one is not in by long polls. Whoever joins goes over from these to that; both know the same position.
 */
import type { PollAnswer, RoomEvent } from "../events/schema";
import type { Polling } from "./api";
import type { Transport } from "./chat-view";
import type { ConnectionState, EndReason } from "./connection";
import { Follower } from "./follower";
import { Refusal } from "./refusal";
import type { StreamItem } from "./stream";
import { Visit } from "./visit";

export interface RoomLineOptions {
	me: string;
	member: boolean;
	/** Whether it can be read from outside. */
	open(): boolean;
	position(): number;
	poll(how: Polling): Promise<PollAnswer>;
	onEvents(events: readonly RoomEvent[], cursor: string | undefined): void;
	reload(): Promise<void>;
	onState(state: ConnectionState): void;
}

/** Milliseconds: a screen that is drawn anew leaves and comes back at once. */
const hesitation = 1_000;

export class RoomLine {
	readonly #options: RoomLineOptions;
	readonly #follower: Follower;
	readonly #visit: Visit;
	#member: boolean;
	#running: AbortSignal | null = null;
	#visiting: AbortController | null = null;
	#state: ConnectionState = { name: "connecting", attempt: 0 };
	#transport: Transport = "sse";
	#ended = false;
	#attended = false;
	#leaving: ReturnType<typeof setTimeout> | undefined;

	constructor(options: RoomLineOptions) {
		this.#options = options;
		this.#member = options.member;
		const { poll, reload } = options;
		const reading = {
			reload,
			onEvents: (events: readonly RoomEvent[], cursor: string | undefined) => this.#take(events, cursor),
			onRefused: (error: unknown) => this.#end(reasonOf(error)),
		};
		this.#follower = new Follower({ ...reading, position: options.position, poll: (signal) => poll({ signal }) });
		this.#visit = new Visit({
			...reading,
			poll: (wait, signal) => poll({ wait, signal, patience: (wait + 10) * 1_000 }),
			onState: (state) => this.#member || this.#tell(state),
		});
	}

	/** Reads until `signal` ends it. */
	start(signal: AbortSignal): void {
		this.#running = signal;
		signal.addEventListener("abort", () => {
			this.#follower.halt();
			this.#endVisit();
		});
		this.#beginVisit();
	}

	/** Whether somebody looks at the room: nobody visits a room that is not on the screen. */
	attend(present: boolean): void {
		clearTimeout(this.#leaving);
		this.#attended = present;
		if (present) this.#beginVisit();
		else this.#leaving = setTimeout(() => this.#endVisit(), hesitation);
	}

	/** An event of this room passed by on the stream of all rooms: so I am in it. */
	hear(item: StreamItem): void {
		if (this.#ended) return;
		if ("event_seq" in item.event) this.#become(true);
		this.#follower.take(item);
	}

	/** The stream of all rooms has come this far in this room. */
	reach(eventSeq: number): void {
		if (!this.#ended) this.#follower.reach(eventSeq);
	}

	get isMember(): boolean {
		return this.#member;
	}

	/** Whether somebody looks at the room, and no stream tells who is in it. */
	get lacksPresence(): boolean {
		const streamed = this.#member && this.#transport === "sse";
		return this.#attended && !streamed && !this.#ended;
	}

	/** How the stream of all rooms is. */
	noteLine(state: ConnectionState, transport: Transport): void {
		this.#state = state;
		this.#transport = transport;
		if (this.#member || state.name === "ended") this.#tell(state);
	}

	wake(): void {
		this.#follower.wake();
		this.#visit.wake();
	}

	#take(events: readonly RoomEvent[], cursor: string | undefined): void {
		this.#options.onEvents(
			events.filter((event) => !this.#isFarewell(event)),
			cursor,
		);
		for (const event of events) {
			if (event.type === "user_joined" && event.user_id === this.#options.me) this.#become(true);
			if (this.#isFarewell(event)) this.#become(false);
			else if (event.type === "room_closed") this.#end("room_closed");
		}
	}

	/** Who has left a public room may still read it. */
	#isFarewell(event: RoomEvent): boolean {
		return event.type === "room_closed" && event.reason === "removed" && this.#options.open();
	}

	#become(member: boolean): void {
		if (member === this.#member) return;
		this.#member = member;
		if (member) this.#endVisit();
		else this.#beginVisit();
		if (member) this.#tell(this.#state);
	}

	#beginVisit(): void {
		if (this.#member || this.#ended || this.#visiting || !this.#attended) return;
		if (!this.#running || this.#running.aborted) return;
		this.#visiting = new AbortController();
		void this.#visit.run(AbortSignal.any([this.#running, this.#visiting.signal]));
	}

	#endVisit(): void {
		this.#visiting?.abort();
		this.#visiting = null;
	}

	#end(reason: EndReason): void {
		this.#ended = true;
		this.#endVisit();
		this.#follower.halt();
		this.#options.onState({ name: "ended", reason });
	}

	#tell(state: ConnectionState): void {
		if (!this.#ended) this.#options.onState(state);
	}
}

function reasonOf(error: unknown): EndReason {
	return error instanceof Refusal && error.status === 401 ? "session_ended" : "room_gone";
}
