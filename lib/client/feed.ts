/**
 * One tab's events of one room, in order and without a hole, whoever holds the stream: the leader reads its own stream and
 * passes on what comes, the others follow (`follower.ts`).
 */
import { heartbeatInterval, silenceLimit } from "../events/limits";
import { Connection, type ConnectionState, type EndReason } from "./connection";
import { Follower, type FollowerOptions } from "./follower";
import { Refusal } from "./refusal";
import type { Sharing, TabWord } from "./sharing";
import type { StreamItem } from "./stream";

export interface FeedOptions extends Omit<FollowerOptions, "onRefused"> {
	sharing: Sharing;
	open(cursor: string, signal: AbortSignal): Promise<Response>;
	onState(state: ConnectionState): void;
}

export class Feed {
	readonly #options: FeedOptions;
	readonly #sharing: Sharing;
	readonly #follower: Follower;
	readonly #connection: Connection;
	#leading = false;
	/** Whether what came before the leader's first word is being seen to. */
	#following = false;
	#state: ConnectionState = { name: "connecting", attempt: 0 };
	/** The last word on who is here, for tabs that come later. */
	#presence: StreamItem | null = null;
	/** When the leader was last heard, in milliseconds since the epoch. */
	#heard = 0;
	#stop = new AbortController();

	constructor(options: FeedOptions) {
		this.#options = options;
		this.#sharing = options.sharing;
		this.#follower = new Follower({ ...options, onRefused: (error) => this.#end(reasonOf(error)) });
		this.#connection = new Connection({
			open: (signal) => options.open(options.cursor(), signal),
			onItem: (item) => this.#passOn(item),
			onState: (state) => this.#setState(state),
			onBeat: () => this.#sayState(),
			reload: () => options.reload(),
		});
	}

	/** Reads until `signal` ends it or coming back is useless. */
	start(signal: AbortSignal): void {
		this.#stop = new AbortController();
		this.#following = false;
		this.#heard = Date.now();
		const running = AbortSignal.any([signal, this.#stop.signal]);
		this.#sharing.listen((word) => this.#hear(word), running);
		this.#sharing.say({ word: "hello" });
		this.#sharing.elect((chosen) => this.#lead(chosen), running);
		const timer = setInterval(() => this.#tick(), heartbeatInterval);
		running.addEventListener("abort", () => {
			clearInterval(timer);
			this.#follower.halt();
		});
	}

	/** Somebody came back to the tab, or the network did (`suspect`). */
	wake(suspect: boolean): void {
		if (this.#leading) {
			this.#connection.wake(suspect);
			return;
		}
		this.#sharing.say({ word: "wake", suspect });
		this.#follower.wake();
		this.#follower.fill();
	}

	async #lead(signal: AbortSignal): Promise<void> {
		this.#leading = true;
		await this.#follower.halt();
		await this.#connection.run(signal);
		this.#leading = false;
		this.#following = false;
	}

	#passOn(item: StreamItem): void {
		if (item.event.type === "presence") this.#presence = item;
		this.#follower.note(item.event);
		if (item.event.type !== "reset") this.#options.onEvents([item.event], item.cursor);
		this.#sharing.say({ word: "item", item });
	}

	#hear(word: TabWord): void {
		if (this.#leading) this.#answer(word);
		else if (word.word === "item" || word.word === "state") this.#follow(word);
	}

	#follow(word: Extract<TabWord, { word: "item" | "state" }>): void {
		this.#heard = Date.now();
		if (!this.#following) this.#follower.fill();
		this.#following = true;
		if (word.word === "item") this.#follower.take(word.item);
		else this.#setState(word.state);
	}

	#answer(word: TabWord): void {
		if (word.word === "wake") this.#connection.wake(word.suspect);
		if (word.word !== "hello") return;
		this.#sayState();
		if (this.#presence) this.#sharing.say({ word: "item", item: this.#presence });
	}

	#sayState(): void {
		this.#sharing.say({ word: "state", state: this.#state });
	}

	/** A leader that is frozen or hangs is as good as none. */
	#tick(): void {
		if (this.#leading) this.#sayState();
		else if (Date.now() - this.#heard > silenceLimit) this.#sharing.takeOver();
	}

	#setState(state: ConnectionState): void {
		this.#state = state;
		this.#options.onState(state);
		if (this.#leading) this.#sayState();
		if (state.name === "ended") this.#stop.abort();
	}

	#end(reason: EndReason): void {
		this.#setState({ name: "ended", reason });
	}
}

function reasonOf(error: unknown): EndReason {
	return error instanceof Refusal && error.status === 401 ? "session_ended" : "room_gone";
}
