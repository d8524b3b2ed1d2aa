/** Server-sent events: one room, or all of a person's rooms, over one response. */
import { type Actor, renewActor } from "../accounts/access";
import type { Person } from "../accounts/schema";
import { backlogLimit, reconnectDelay } from "../events/limits";
import { log } from "../log";
import type { OpenStream, Outlet } from "./outlet";
import { endOfLife, type OpenStreamHandle, onPersonNews, registerStream, unregisterStream } from "./streams";

const comment = Buffer.from(": parley\n\n");
const opening = Buffer.concat([retryLine(reconnectDelay.max), comment]);

/** Headers that keep every hop from compressing, buffering or keeping a stream. */
export const streamHeaders = {
	"content-type": "text/event-stream; charset=utf-8",
	"cache-control": "private, no-cache, no-store, no-transform",
	"x-accel-buffering": "no",
} as const;

/** What fills a stream; it is stopped when the stream ends. */
export interface Source {
	start(stream: EventStream): Promise<void>;
	reconcile?(): Promise<void>;
	/** Its person's name or setting is another. */
	learn(actor: Actor): Promise<void>;
	stop(): void;
}

/** Opens a stream for the actor, filled by `source`. The first bytes leave at once. */
export function eventStream(actor: Actor, source: Source): OpenStream {
	return (outlet) => new EventStream(actor, source, outlet).open();
}

export class EventStream implements OpenStreamHandle {
	quietTicks = 0;
	readonly endsAt: number;
	#deaf: () => void = () => undefined;
	#actor: Actor;
	#over = false;

	constructor(
		actor: Actor,
		private readonly source: Source,
		private readonly outlet: Outlet,
	) {
		this.#actor = actor;
		this.endsAt = endOfLife(actor, Date.now());
	}

	get actor(): Actor {
		return this.#actor;
	}

	open(): void {
		this.outlet.onGone(() => this.#finish());
		this.#deaf = onPersonNews(this);
		this.learn(this.#actor);
		registerStream(this);
		this.write(opening);
		this.source.start(this).catch((error: unknown) => {
			log.error({ error }, "a stream broke off");
			this.end();
		});
	}

	/** Sends bytes as they are; a reader that lets too much pile up is cut and may resume. */
	write(bytes: Uint8Array): void {
		if (this.#over) return;
		this.outlet.write(bytes);
		this.quietTicks = 0;
		if (this.outlet.backlog() > backlogLimit) {
			this.outlet.cut();
			this.#finish();
		}
	}

	drained(): Promise<void> {
		return this.outlet.drained();
	}

	async reconcile(): Promise<void> {
		await this.source.reconcile?.();
	}

	learn(person: Person): void {
		const actor = renewActor(this.#actor, person);
		if (actor === this.#actor) return;
		this.#actor = actor;
		this.source.learn(actor).catch((error: unknown) => {
			log.error({ error }, "a stream could not take its person's change up");
			this.end();
		});
	}

	beat(): void {
		this.write(comment);
	}

	farewell(): void {
		this.write(retryLine(reconnectDelay.max + Math.random() * (reconnectDelay.cap / 6)));
	}

	end(): void {
		if (this.#over) return;
		this.#finish();
		this.outlet.end();
	}

	#finish(): void {
		if (this.#over) return;
		this.#over = true;
		unregisterStream(this);
		this.#deaf();
		this.source.stop();
	}
}

function retryLine(milliseconds: number): Buffer {
	return Buffer.from(`retry: ${Math.round(milliseconds)}\n\n`);
}
