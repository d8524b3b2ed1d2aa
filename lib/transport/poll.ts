/** The same reading in single answers: what came since the cursor, or, asked to wait, the first thing that comes. */
import type { Actor } from "../accounts/access";
import { pollEvents } from "../events/limits";
import type { PollAnswer, RoomEvent } from "../events/schema";
import { whileHeard } from "../pairing/write";
import { readPolledState } from "../presence/read";
import { notePoll } from "../presence/write";
import type { Reader } from "../rooms/access";
import { AllRoomsReader } from "./all-rooms";
import { pollFromMemory, type Question } from "./poll-memory";
import { registerWait } from "./streams";
import { RoomReader, type Sink } from "./subscribe";

/** Collects events until there is an answer to give. */
class Collection {
	readonly events: RoomEvent[] = [];
	cursor: string | undefined;
	#caughtUp = false;
	#answer: () => void = () => undefined;
	readonly #answered = new Promise<void>((resolve) => {
		this.#answer = resolve;
	});

	constructor(
		private readonly actor: Actor,
		private readonly seconds: number,
	) {}

	/** Adds an event, with the cursor that stands after it; false once there is no more room. */
	add(event: RoomEvent, cursor: string): boolean {
		if (this.events.length >= pollEvents) return false;
		this.events.push(event);
		this.cursor = cursor;
		if (this.#caughtUp) this.#answer();
		return true;
	}

	/** The reader has handed over as much as one answer takes. */
	readonly full = (): Promise<never> => {
		this.#answer();
		return new Promise(() => undefined);
	};

	/** Runs `read` until there is an answer: all there is, or the first event, or the time has passed, or somebody goes. */
	async fill(read: () => Promise<void>, signal: AbortSignal): Promise<void> {
		const answer = this.#answer;
		const reading = read().then(() => {
			this.#caughtUp = true;
			if (this.seconds <= 0 || this.events.length > 0) answer();
			return this.#answered;
		});
		const timer = this.seconds > 0 ? setTimeout(answer, this.seconds * 1000) : undefined;
		const forget = registerWait(this.actor, answer);
		signal.addEventListener("abort", answer, { once: true });
		await Promise.race([reading, this.#answered]);
		signal.removeEventListener("abort", answer);
		clearTimeout(timer);
		forget();
	}
}

/** The answer's JSON; `gone` is asked for where the client may leave meanwhile. */
export async function pollRoom(proof: Reader, question: Question, gone: () => AbortSignal): Promise<string> {
	const { actor, room } = proof;
	await notePoll(room.id, actor);
	// Who asks what a partner says is there, also while they wait for it.
	const unheard = room.kind === "pair" ? whileHeard(actor) : undefined;
	try {
		return (await pollFromMemory(proof, question)) ?? (await pollLog(proof, question, gone()));
	} finally {
		unheard?.();
	}
}

async function pollLog({ actor, room }: Reader, { after, wait }: Question, signal: AbortSignal): Promise<string> {
	const collection = new Collection(actor, wait);
	const sink: Sink = {
		reset: (reason) => {
			collection.add({ type: "reset", room_id: room.id, reason, cursor: reader.cursor }, reader.cursor);
		},
		greet: () => undefined,
		batch: (batch) => {
			for (const { event, seq } of batch.frames) if (!collection.add(event, reader.cursorAt(seq))) return;
		},
		signal: () => undefined,
		live: () => undefined,
		closed: (reason) => {
			collection.add({ type: "room_closed", room_id: room.id, reason }, reader.cursor);
		},
		drained: collection.full,
	};
	const reader = new RoomReader({ actor, room_id: room.id, from: after, signals: false, proven: room }, sink);
	try {
		await collection.fill(() => reader.start(), signal);
	} finally {
		reader.stop();
	}
	return answer(collection, reader.cursor, [room.id], actor);
}

/** The answer's JSON, for all of the person's rooms. */
export async function pollAllRooms(actor: Actor, { after, wait }: Question, gone: () => AbortSignal): Promise<string> {
	const collection = new Collection(actor, wait);
	const reader = new AllRoomsReader(
		actor,
		after,
		{
			event: (_data, event, cursor) => void collection.add(event, cursor()),
			greet: () => undefined,
			signal: () => undefined,
			live: () => undefined,
			drained: collection.full,
			entered: () => undefined,
			left: () => undefined,
		},
		false,
	);
	try {
		await collection.fill(() => reader.start(), gone());
	} finally {
		reader.stop();
	}
	const rooms = reader.roomIds;
	await Promise.all(rooms.map((roomId) => notePoll(roomId, actor)));
	return answer(collection, reader.cursor(), rooms, actor);
}

async function answer(collection: Collection, cursor: string, roomIds: string[], actor: Actor): Promise<string> {
	const state = await readPolledState(roomIds, actor.user_id);
	const whole: PollAnswer = { events: collection.events, cursor: collection.cursor ?? cursor, ...state };
	return JSON.stringify(whole);
}
