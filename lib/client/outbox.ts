/**
 * Messages on their way: kept in a storage until the server has them, sent in order and one at a time, tried again for as
 * long as that makes sense. Each has a `client_id` of its own, so one that was sent just before a crash is not posted twice.
 */
import { nanoid } from "nanoid";
import type { Message, NewMessage } from "../messages/schema";
import { backoffDelay, type Chance, type Wishes } from "./backoff";
import { Nap } from "./nap";
import { type OutboxEntry, OutboxShelf, type OutboxStorage } from "./outbox-shelf";
import { askedDelay, failureOf, isTemporary } from "./refusal";
import type { RoomState } from "./room-state";

export interface OutboxOptions {
	storage: OutboxStorage;
	userId: string;
	roomId: string;
	post(message: NewMessage): Promise<Message>;
	/** Called before the entry leaves the outbox, so that what it painted never vanishes in between. */
	onPosted(message: Message): void;
	onChange(entries: readonly OutboxEntry[]): void;
	/** Runs `work` while no other tab runs its own. */
	exclusively(work: () => Promise<void>, signal: AbortSignal): Promise<void>;
	chance?: Chance;
}

export class Outbox {
	readonly #options: OutboxOptions;
	readonly #shelf: OutboxShelf;
	readonly #nap = new Nap();
	#running: AbortSignal | null = null;
	#sending = false;

	constructor(options: OutboxOptions) {
		this.#options = options;
		this.#shelf = new OutboxShelf(options.storage, options.userId, options.roomId);
	}

	/** Sends what an earlier life of the page left behind, and goes on until `signal` ends it. */
	start(signal: AbortSignal): void {
		this.#running = signal;
		signal.addEventListener("abort", () => this.wake());
		this.refresh();
	}

	add(message: string, replyTo: string | null = null): void {
		this.#shelf.put({ client_id: nanoid(), message, reply_to: replyTo, at: Date.now(), failure: null });
		this.refresh();
	}

	retry(clientId: string): void {
		const entry = this.#shelf.list().find(({ client_id }) => client_id === clientId);
		if (entry) this.#shelf.put({ ...entry, failure: null });
		this.refresh();
	}

	discard(clientId: string): void {
		this.#shelf.remove(clientId);
		this.refresh();
	}

	/** The network may be back: tries at once. */
	wake(): void {
		this.#nap.wake();
	}

	/** Tells how things stand, and sees to it that what waits is sent; call it when another tab changed the storage. */
	refresh(): void {
		this.#options.onChange(this.#shelf.list());
		const signal = this.#running;
		if (this.#sending || !signal || signal.aborted || !this.#next()) return;
		this.#sending = true;
		const sent = this.#send(signal).finally(() => {
			this.#sending = false;
		});
		sent.then(() => signal.aborted || this.refresh());
	}

	#next(): OutboxEntry | undefined {
		return this.#shelf.list().find((entry) => entry.failure === null);
	}

	async #send(signal: AbortSignal): Promise<void> {
		try {
			await this.#options.exclusively(() => this.#sendAll(signal), signal);
		} catch (error) {
			// The page was left before its turn came.
			if (!signal.aborted) throw error;
		}
	}

	async #sendAll(signal: AbortSignal): Promise<void> {
		let attempt = 0;
		for (let entry = this.#next(); entry && !signal.aborted; entry = this.#next()) {
			const setback = await this.#sendOne(entry);
			if (!setback) attempt = 0;
			else if (!signal.aborted) await this.#nap.sleep(backoffDelay(attempt++, setback, this.#options.chance));
		}
	}

	/** Null when the entry is done with, be it posted or failed; else how long the server wants us to wait. */
	async #sendOne(entry: OutboxEntry): Promise<Wishes | null> {
		try {
			this.#options.onPosted(await this.#options.post(draftOf(entry)));
			this.#shelf.remove(entry.client_id);
		} catch (error) {
			if (isTemporary(error)) return { notBefore: askedDelay(error) };
			this.#shelf.put({ ...entry, failure: failureOf(error) });
		}
		this.#options.onChange(this.#shelf.list());
		return null;
	}
}

function draftOf({ client_id, message, reply_to }: OutboxEntry): NewMessage {
	return reply_to === null ? { client_id, message } : { client_id, message, reply_to };
}

const nothing: readonly OutboxEntry[] = [];

/** The echo of a message replaces what was painted, whichever of event and answer comes first. */
export function withoutPosted(entries: readonly OutboxEntry[], { messages, me }: RoomState): readonly OutboxEntry[] {
	if (entries.length === 0) return nothing;
	const isPosted = (clientId: string) =>
		messages.findLast((message) => message.client_id === clientId && message.user_id === me) !== undefined;
	return entries.filter(({ client_id }) => !isPosted(client_id));
}
