/** A stream of all of a person's rooms. The data is the same bytes for everybody; only the `id:` line is one's own. */
import type { Actor } from "../accounts/access";
import type { Control, LoggedEvent } from "../events/schema";
import { log } from "../log";
import { arrive, depart } from "../presence/write";
import { AllRoomsReader, type AllRoomsSink } from "./all-rooms";
import { numbered } from "./frame";
import type { OpenStream } from "./outlet";
import { eventStream } from "./sse";
import type { Source, Stream } from "./stream";

/** Opens a stream of every room that the actor is in from `cursor`, or from the live end. */
export function streamAllRooms(actor: Actor, cursor: string | null): OpenStream {
	return eventStream(actor, new AllRoomsSource(actor, cursor));
}

class AllRoomsSource implements Source, AllRoomsSink {
	readonly #reader: AllRoomsReader;
	readonly #arrivals = new Map<string, Promise<void>>();
	#stream: Stream | undefined;

	constructor(
		private readonly actor: Actor,
		from: string | null,
	) {
		this.#reader = new AllRoomsReader(actor, from, this, true);
	}

	async start(stream: Stream): Promise<void> {
		this.#stream = stream;
		await this.#reader.start();
	}

	reconcile(): Promise<void> {
		return this.#reader.reconcile();
	}

	learn(actor: Actor): Promise<void> {
		return this.#reader.learn(actor);
	}

	stop(): void {
		this.#reader.stop();
		for (const roomId of [...this.#arrivals.keys()]) this.left(roomId);
	}

	entered(roomId: string): void {
		const arrival = arrive(roomId, this.actor);
		this.#arrivals.set(roomId, arrival);
		arrival.catch(warn);
	}

	left(roomId: string): void {
		const arrival = this.#arrivals.get(roomId);
		this.#arrivals.delete(roomId);
		arrival?.then(() => depart(roomId, this.actor)).catch(warn);
	}

	event(data: Buffer, _event: LoggedEvent | Control, cursor: () => string): void {
		this.#stream?.write(numbered(cursor(), data));
	}

	greet(state: Buffer, cursor: () => string): void {
		this.#stream?.write(numbered(cursor(), state));
	}

	signal(data: Buffer): void {
		this.#stream?.write(data);
	}

	live(): void {
		// A stream tells nothing of where the past ends.
	}

	async drained(): Promise<void> {
		await this.#stream?.drained();
	}
}

function warn(error: unknown): void {
	log.warn({ error }, "a presence lease could not be changed; it lapses by itself");
}
