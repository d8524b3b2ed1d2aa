/**
 * Rooms over WebSockets (API.md §5.3), told as the event stream that the client reads: one socket a room, and a comment
 * whenever a look at the rooms over HTTP finds that none of them lags behind.
 */
import type { Api } from "../client/api";
import { Refusal, Unreachable } from "../client/refusal";
import { parseCursor, roomCursor, roomKey } from "../events/cursor";
import { heartbeatInterval } from "../events/limits";
import type { RoomEvent } from "../events/schema";

export interface SocketPlan {
	api: Api;
	/** `ws://host/ws/ROOM?…`, without `after`. */
	address(roomId: string): string;
	/** The rooms to read, and where their logs end now. */
	rooms(): Promise<readonly { room_id: string; cursor: string }[]>;
	/** Of all of them, as the stream's own. */
	cursorOf(epoch: string, places: ReadonlyMap<string, number>): string;
}

const encoder = new TextEncoder();

/** Resolves once all sockets are open; rejects with a Refusal, Unreachable where the server is away, else with an Error. */
export async function openSockets(plan: SocketPlan, after: string, signal: AbortSignal): Promise<Response> {
	const rooms = await plan.rooms();
	const sockets = new RoomSockets(plan, after, rooms);
	signal.addEventListener("abort", () => sockets.end());
	try {
		await sockets.opened;
	} catch (error) {
		sockets.end();
		await explain(plan.api);
		throw error;
	}
	return new Response(sockets.stream, { headers: { "content-type": "text/event-stream" } });
}

/** A socket does not say why it failed: a call over HTTP tells whether the server is there and lets us in. */
async function explain(api: Api): Promise<void> {
	try {
		await api.readMe();
	} catch (error) {
		throw error instanceof Refusal ? error : new Unreachable(error);
	}
}

class RoomSockets {
	readonly #plan: SocketPlan;
	readonly #sockets = new Map<string, WebSocket>();
	readonly #places = new Map<string, number>();
	/** Heads of the logs as the last look found them. */
	#heads = new Map<string, number>();
	#epoch = "";
	#timer: ReturnType<typeof setInterval> | undefined;
	#out: ReadableStreamDefaultController<Uint8Array> | null = null;
	readonly stream: ReadableStream<Uint8Array>;
	readonly opened: Promise<unknown>;

	constructor(plan: SocketPlan, after: string, rooms: readonly { room_id: string; cursor: string }[]) {
		this.#plan = plan;
		this.stream = new ReadableStream({
			start: (controller) => {
				this.#out = controller;
			},
			cancel: () => this.end(),
		});
		this.opened = Promise.all(rooms.map((room) => this.#open(room, after)));
		this.#say(": hello");
		this.#timer = setInterval(() => void this.#look(), heartbeatInterval);
	}

	end(): void {
		clearInterval(this.#timer);
		for (const socket of this.#sockets.values()) socket.close();
		this.#sockets.clear();
		this.#out?.close();
		this.#out = null;
	}

	#open({ room_id, cursor }: { room_id: string; cursor: string }, after: string): Promise<void> {
		const [from, head] = [parseCursor(after), parseCursor(cursor)];
		this.#epoch = from?.epoch ?? head?.epoch ?? "";
		const key = roomKey(room_id);
		const place = from?.positions.get(key) ?? head?.positions.get(key) ?? 0;
		this.#places.set(room_id, place);
		const start = encodeURIComponent(roomCursor(this.#epoch, room_id, place));
		const socket = new WebSocket(`${this.#plan.address(room_id)}&after=${start}`);
		this.#sockets.set(room_id, socket);
		socket.addEventListener("message", ({ data }) => this.#hear(room_id, String(data)));
		return new Promise((resolve, reject) => {
			socket.addEventListener("open", () => resolve());
			socket.addEventListener("error", () => reject(new Error("no WebSocket gets through")));
			socket.addEventListener("close", () => {
				// One that was told that its room is closed is no longer among them.
				if (this.#sockets.get(room_id) === socket) this.end();
			});
		});
	}

	#hear(roomId: string, text: string): void {
		const event = JSON.parse(text) as RoomEvent;
		if (event.type === "reset") this.#epoch = parseCursor(event.cursor)?.epoch ?? this.#epoch;
		if (event.type === "reset")
			this.#places.set(roomId, parseCursor(event.cursor)?.positions.get(roomKey(roomId)) ?? 0);
		if ("event_seq" in event) this.#places.set(roomId, event.event_seq);
		if (event.type === "room_closed") this.#sockets.delete(roomId);
		const moved = event.type === "reset" || "event_seq" in event;
		const id = moved ? `id: ${this.#plan.cursorOf(this.#epoch, this.#places)}\n` : "";
		this.#say(`${id}data: ${text}`);
	}

	/** Ends the stream, to be opened anew, where a socket has missed what was there a look ago, or a room lacks one. */
	async #look(): Promise<void> {
		try {
			const rooms = await this.#plan.rooms();
			const lags = [...this.#heads].some(([roomId, head]) => (this.#places.get(roomId) ?? head) < head);
			if (lags || rooms.some(({ room_id }) => !this.#sockets.has(room_id))) return this.end();
			this.#heads = new Map(
				rooms.map(({ room_id, cursor }) => [room_id, parseCursor(cursor)?.positions.get(roomKey(room_id)) ?? 0]),
			);
			this.#say(": all is well");
		} catch {
			// No comment is a sign too: the reader gives up a stream that is silent.
		}
	}

	#say(block: string): void {
		this.#out?.enqueue(encoder.encode(`${block}\n\n`));
	}
}
