/** Prints what is said in a room, for people or one JSON a line for programs. */
import type { Writable } from "node:stream";
import { Connection, type ConnectionState } from "../client/connection";
import { Ladder, ladderTimings } from "../client/ladder";
import { PolledSignals } from "../client/polled-signals";
import { isTemporary, Refusal } from "../client/refusal";
import { rungMemory } from "../client/rung-memory";
import type { RoomEvent } from "../events/schema";
import type { History } from "../messages/schema";
import { carryWith } from "./carriage";
import { type Door, type Entry, enter, exitOf } from "./enter";
import { linesOfEvent } from "./event-lines";
import { Exit, exitCodes } from "./exit";
import { FileStorage } from "./file-storage";
import { watchNetwork } from "./network";
import type { Palette } from "./palette";
import { findRoomId } from "./room-search";
import { terminalSurroundings } from "./surroundings";
import { Transcript } from "./transcript";

export interface PrintOptions {
	door: Door;
	output: Writable;
	palette: Palette;
	folder: string;
}

export async function runPrint({ door, output, palette, folder }: PrintOptions): Promise<number> {
	const { settings } = door;
	const { entry, roomId, page } = await open(door).catch((error: unknown) =>
		Promise.reject(exitOf(error, settings.server)),
	);
	const api = carryWith(entry, settings.server, () => settings.transport);
	const transcript = new Transcript(palette);
	const known = { me: entry.me.username, message: () => undefined };
	const print = (line: string) => output.write(`${line}\n`);
	const show = (event: RoomEvent) => {
		if (settings.json) print(spellEvent(event));
		else linesOfEvent(event, transcript, known).forEach(print);
	};
	for (const message of settings.last ? page.messages.slice(-settings.last) : []) {
		if (settings.json) print(spellEvent(message));
		else transcript.message(message, known).forEach(print);
	}
	const reading = new Reading(roomId, page.cursor, show);
	const { timings, ...surroundings } = terminalSurroundings(new FileStorage(folder), settings.transport);
	const ladder = new Ladder(rungMemory(surroundings), { ...ladderTimings, ...timings?.ladder });
	const ended = await reading.run(api, ladder);
	if (ended) return exitCodes.done;
	throw new Exit("refused", "The session has ended.");
}

/** JSON leaves DEL and C1 as they are, and a terminal may obey them. */
function spellEvent(event: object): string {
	const spell = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return JSON.stringify(event).replace(/\p{Cc}/gu, spell);
}

/** Whoever is not in a room that only members read goes in. */
async function open(door: Door): Promise<{ entry: Entry; roomId: string; page: History }> {
	const entry = await enter(door);
	const { rooms } = await entry.api.listRooms();
	const roomId = findRoomId(door.settings.room, rooms);
	const read = () => entry.api.readHistory(roomId, { limit: Math.min(100, door.settings.last || 1) });
	try {
		return { entry, roomId, page: await read() };
	} catch (error) {
		if (isTemporary(error) || !(error instanceof Refusal)) throw error;
		await entry.api.joinRoom(roomId);
		return { entry, roomId, page: await read() };
	}
}

/** The room's events from a cursor on, each once. */
class Reading {
	readonly #roomId: string;
	readonly #show: (event: RoomEvent) => void;
	readonly #polled = new PolledSignals();
	readonly #stop = new AbortController();
	#cursor: string;
	#closed = false;

	constructor(roomId: string, cursor: string, show: (event: RoomEvent) => void) {
		this.#roomId = roomId;
		this.#cursor = cursor;
		this.#show = show;
	}

	/** Until the room is closed (true) or the session has ended (false). */
	async run(api: Entry["api"], ladder: Ladder): Promise<boolean> {
		const connection = new Connection({
			open: (signal) => this.#heedEnd(() => api.openEvents(this.#roomId, this.#cursor, signal)),
			poll: (wait, patience, signal) =>
				this.#heedEnd(() => api.pollEvents(this.#roomId, this.#cursor, { wait, patience, signal })),
			onItem: ({ event, cursor }) => this.#take(event, cursor),
			onAnswer: (answer) => {
				for (const event of [...answer.events, ...this.#polled.read(answer)]) this.#take(event, undefined);
				this.#cursor = answer.cursor;
			},
			onState: (state: ConnectionState) => state.name === "ended" && this.#stop.abort(),
			ladder,
		});
		const deaf = watchNetwork(() => connection.wake(true));
		await connection.run(this.#stop.signal);
		deaf();
		return this.#closed;
	}

	/** A room that was closed while nobody listened is not found, or not open to us any more. */
	async #heedEnd<T>(ask: () => Promise<T>): Promise<T> {
		try {
			return await ask();
		} catch (error) {
			if (error instanceof Refusal && (error.status === 403 || error.status === 404)) this.#end();
			throw error;
		}
	}

	#end(): void {
		this.#closed = true;
		this.#stop.abort();
	}

	#take(event: RoomEvent, cursor: string | undefined): void {
		this.#cursor = event.type === "reset" ? event.cursor : (cursor ?? this.#cursor);
		this.#show(event);
		if (event.type === "room_closed") this.#end();
	}
}
