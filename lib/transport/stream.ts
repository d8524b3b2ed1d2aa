/** What every open stream is, whatever it speaks: it ends with its session and its reader, and a slow reader is cut. */
import { type Actor, renewActor } from "../accounts/access";
import type { Person } from "../accounts/schema";
import { backlogLimit } from "../events/limits";
import type { CloseReason } from "../events/schema";
import { log } from "../log";
import type { Outlet } from "./outlet";
import { type OpenStreamHandle, onPersonNews, registerStream, unregisterStream } from "./streams";

/** What fills a stream; it is stopped when the stream ends. */
export interface Source {
	start(stream: Stream): Promise<void>;
	reconcile?(): Promise<void>;
	/** Its person's name or setting is another. */
	learn(actor: Actor): Promise<void>;
	stop(): void;
}

export abstract class Stream implements OpenStreamHandle {
	quietTicks = 0;
	#deaf: () => void = () => undefined;
	#actor: Actor;
	#over = false;

	constructor(
		actor: Actor,
		private readonly source: Source,
		protected readonly outlet: Outlet,
		readonly endsAt: number,
	) {
		this.#actor = actor;
	}

	abstract beat(): void;
	abstract farewell(): void;

	get actor(): Actor {
		return this.#actor;
	}

	/** Sends `opening` at once and then what the source gives. */
	open(opening: Uint8Array): void {
		this.outlet.onGone(() => this.#finish());
		this.#deaf = onPersonNews(this);
		this.learn(this.#actor);
		registerStream(this);
		this.write(opening);
		this.source.start(this).catch((error: unknown) => this.#fail(error, "a stream broke off"));
	}

	/** Sends bytes as they are; a reader that lets too much pile up is cut and may resume. */
	write(bytes: Uint8Array): void {
		if (this.#over || bytes.length === 0) return;
		this.outlet.write(bytes);
		this.cutIfBehind();
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
		this.source
			.learn(actor)
			.catch((error: unknown) => this.#fail(error, "a stream could not take its person's change up"));
	}

	/** `reason` where the room is over for its reader. */
	end(_reason?: CloseReason): void {
		if (this.#over) return;
		this.#finish();
		this.outlet.end();
	}

	protected cutIfBehind(): void {
		if (this.outlet.backlog() > backlogLimit) this.cut();
	}

	protected cut(): void {
		this.outlet.cut();
		this.#finish();
	}

	protected broke(): void {
		this.end();
	}

	#fail(error: unknown, story: string): void {
		log.error({ error }, story);
		this.broke();
	}

	#finish(): void {
		if (this.#over) return;
		this.#over = true;
		unregisterStream(this);
		this.#deaf();
		this.source.stop();
	}
}
