/** For tests of the client: the logs of a few rooms, read from a cursor as the server does. */
import { allRoomsCursor, parseCursor, roomCursor } from "../events/cursor";
import type { LoggedEvent, PollAnswer, RoomEvent } from "../events/schema";
import type { History, Message } from "../messages/schema";

const epoch = "e";

export class StandInLogs {
	readonly #logs = new Map<string, LoggedEvent[]>([["lobby", []]]);
	/** Events of the lobby up to here are forgotten: a cursor below gets a reset. */
	forgotten = 0;

	/** The log of one room; it is there once it is asked for. */
	of(roomId: string): LoggedEvent[] {
		const log = this.#logs.get(roomId) ?? [];
		this.#logs.set(roomId, log);
		return log;
	}

	add(event: LoggedEvent): void {
		this.of(event.room_id).push(event);
	}

	chat(room_id: string, text: string, client_id: string | null, userId: string): LoggedEvent {
		const seq = this.of(room_id).length + 1;
		const who = { user_id: userId, user: userId };
		const what = { id: `${room_id}-m${seq}`, message: text, client_id, reply_to: null, reactions: [] };
		const state = { edited_at: null, deleted: false, timestamp: new Date().toISOString() };
		return { type: "chat", room_id, seq, event_seq: seq, ...who, ...what, ...state };
	}

	find(roomId: string, clientId: string): LoggedEvent | undefined {
		return this.of(roomId).find((event) => event.type === "chat" && event.client_id === clientId);
	}

	messages(roomId: string): Message[] {
		return this.of(roomId).flatMap((event) => {
			if (event.type !== "chat") return [];
			const { event_seq: _, ...message } = event;
			return [message];
		});
	}

	/** A page of the room's history, as `?before=&after=&limit=` ask for it. */
	page(roomId: string, query: URLSearchParams): History {
		const [before, after] = ["before", "after"].map((name) => query.get(name));
		const limit = Number(query.get("limit") ?? 50);
		const all = this.messages(roomId).filter(
			({ seq }) => seq < Number(before ?? Number.POSITIVE_INFINITY) && seq > Number(after ?? 0),
		);
		const messages = after ? all.slice(0, limit) : all.slice(-limit);
		return { messages, has_more: all.length > messages.length, cursor: this.cursorOf(roomId) };
	}

	cursorOf(roomId: string): string {
		return roomCursor(epoch, roomId, this.of(roomId).length);
	}

	cursorOfAll(): string {
		return allRoomsCursor(epoch, this.#heads());
	}

	/** What a stream of all rooms begins with. */
	read(after: string): { event: RoomEvent; cursor: string }[] {
		const positions = new Map(Array.from(this.#logs.keys(), (roomId) => [roomId, this.#positionIn(after, roomId)]));
		const at = () => allRoomsCursor(epoch, positions);
		return [...this.#logs].flatMap(([roomId, log]) => {
			const from = positions.get(roomId) ?? 0;
			positions.set(roomId, log.length);
			if (this.#isForgotten(roomId, from)) return [{ event: this.#reset(roomId), cursor: at() }];
			return log
				.slice(from)
				.map((event) => ({ event, cursor: allRoomsCursor(epoch, positions.set(roomId, event.event_seq)) }));
		});
	}

	poll(after: string, roomId?: string): PollAnswer {
		const state = { online: 1, typing: [], readers: [] };
		if (roomId === undefined) {
			return { events: this.read(after).map(({ event }) => event), cursor: this.cursorOfAll(), ...state };
		}
		const from = this.#positionIn(after, roomId);
		const events = this.#isForgotten(roomId, from) ? [this.#reset(roomId)] : this.of(roomId).slice(from);
		return { events, cursor: this.cursorOf(roomId), ...state };
	}

	#heads(): [string, number][] {
		return Array.from(this.#logs, ([roomId, log]) => [roomId, log.length]);
	}

	#positionIn(cursor: string, roomId: string): number {
		return parseCursor(cursor)?.positions.get(roomId) ?? 0;
	}

	#isForgotten(roomId: string, from: number): boolean {
		return roomId === "lobby" && from < this.forgotten;
	}

	#reset(room_id: string): RoomEvent {
		return { type: "reset", room_id, reason: "cursor_expired", cursor: this.cursorOfAll() };
	}
}
