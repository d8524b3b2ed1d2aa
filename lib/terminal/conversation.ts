/** A room on the screen: prints what is new in it, and says what was seen. */
import type { RoomState } from "../client/room-state";
import type { RoomStore } from "../client/room-store";
import type { Message } from "../messages/schema";
import { isMention } from "./attention";
import { type Change, findChanges } from "./room-changes";
import type { Known, Transcript } from "./transcript";

export interface Stage {
	transcript: Transcript;
	/** My name now. */
	me(): string;
	/** Shows lines, if any, and whatever else of the room has changed. */
	draw(lines?: readonly string[]): void;
	ring(): void;
}

export class Conversation {
	readonly store: RoomStore;
	readonly #stage: Stage;
	#shown: RoomState | null = null;
	#attended = true;
	/** Whether the line that unread messages stand under has been drawn since somebody was last here. */
	#marked = false;
	/** Messages whose refusal was told. */
	readonly #failed = new Set<string>();
	#stop: (() => void) | null = null;

	constructor(store: RoomStore, stage: Stage) {
		this.store = store;
		this.#stage = stage;
	}

	get room() {
		return this.store.getSnapshot().state.room;
	}

	/** Comes to the screen: the first time with the newest `last` messages, later with what has happened since. */
	enter(last: number): void {
		const { state } = this.store.getSnapshot();
		const lines = this.#shown ? this.#catchUp() : this.#open(state, last);
		this.#shown = state;
		this.#stage.draw(lines);
		this.#stop = this.store.subscribe(() => this.#update());
		this.#noteRead();
	}

	leave(): void {
		this.#stop?.();
		this.#stop = null;
	}

	/** Whether somebody looks at the terminal. */
	attend(attended: boolean): void {
		this.#attended = attended;
		this.#marked = false;
		if (attended) this.#noteRead();
	}

	/** The newest `count` messages with their numbers. */
	async showHistory(count: number): Promise<void> {
		for (let state = this.store.getSnapshot().state; state.has_more && state.messages.length < count; ) {
			const before = state.messages.length;
			await this.store.loadOlder();
			state = this.store.getSnapshot().state;
			if (state.messages.length === before) break;
		}
		const { messages } = this.store.getSnapshot().state;
		const { transcript } = this.#stage;
		const lines = messages.slice(-count).flatMap((message) => transcript.message(message, this.#known, true));
		this.#stage.draw([transcript.rule("history"), ...lines, transcript.rule("now")]);
	}

	get #known(): Known {
		return { message: this.store.message, me: this.#stage.me() };
	}

	#open(state: RoomState, last: number): string[] {
		const from = state.reading.unread_from ?? Number.POSITIVE_INFINITY;
		const shown = last === 0 ? [] : state.messages.slice(-last);
		const first = shown.find(({ seq }) => seq >= from);
		return shown.flatMap((message) => [
			...(message === first ? [this.#stage.transcript.rule("unread")] : []),
			...this.#stage.transcript.message(message, this.#known),
		]);
	}

	#catchUp(): string[] {
		const lines = this.#newLines(() => undefined);
		return lines.length > 0 ? [this.#stage.transcript.rule("since you were here"), ...lines] : [];
	}

	#update(): void {
		let names = false;
		const lines = this.#newLines((message) => {
			names ||= isMention(message, this.store.getSnapshot().state.me, this.#stage.me());
		});
		const mark = lines.length > 0 && !this.#attended && !this.#marked;
		if (mark) this.#marked = true;
		const failed = this.#takeFailed();
		this.#stage.draw([...(mark ? [this.#stage.transcript.rule("unread")] : []), ...lines, ...failed]);
		if (names) this.#stage.ring();
		this.#noteRead();
	}

	#newLines(onMessage: (message: Message) => void): string[] {
		const { state } = this.store.getSnapshot();
		const changes = this.#shown ? findChanges(this.#shown, state) : [];
		this.#shown = state;
		for (const change of changes) if (change.kind === "message") onMessage(change.message);
		return changes.flatMap((change) => this.#linesOf(change));
	}

	#linesOf(change: Change): string[] {
		const { transcript } = this.#stage;
		if (change.kind === "message") return transcript.message(change.message, this.#known);
		if (change.kind === "gap") return [transcript.rule("messages are left out here: /history shows more")];
		const { sentence, message } = change;
		const what = message && !message.deleted ? ` ${transcript.excerpt(message)}` : "";
		return transcript.event(new Date().toISOString(), sentence + what);
	}

	/** What the server refused for good is said once; Up brings the text back. */
	#takeFailed(): string[] {
		const { outbox } = this.store.getSnapshot();
		const failed = outbox.filter(({ failure, client_id }) => failure !== null && !this.#failed.has(client_id));
		for (const { client_id } of failed) {
			this.#failed.add(client_id);
			queueMicrotask(() => this.store.discard(client_id));
		}
		return failed.map(({ failure, message }) => this.#stage.transcript.refusal(failure?.detail ?? "", message));
	}

	#noteRead(): void {
		const newest = this.store.getSnapshot().state.messages.at(-1);
		if (this.#attended && this.#stop && newest) this.store.markRead(newest.seq);
	}
}
