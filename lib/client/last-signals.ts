/** The last word on who is in each room and how far they have read, for those who come later. */
import type { RoomEvent } from "../events/schema";

type Presence = Extract<RoomEvent, { type: "presence" }>;
type Read = Extract<RoomEvent, { type: "read" }>;

export class LastSignals {
	readonly #presence = new Map<string, Presence>();
	readonly #readers = new Map<string, Map<string, Read["readers"][number]>>();

	note(event: RoomEvent): void {
		if (event.type === "presence") this.#presence.set(event.room_id, event);
		if (event.type === "read") this.#noteReaders(event);
		if (event.type === "room_closed") this.#forget(event.room_id);
	}

	of(roomId: string): RoomEvent[] {
		const presence = this.#presence.get(roomId);
		const readers = this.#readers.get(roomId);
		const read: RoomEvent[] = readers ? [{ type: "read", room_id: roomId, readers: [...readers.values()] }] : [];
		return presence ? [presence, ...read] : read;
	}

	ofAll(): RoomEvent[] {
		return [...new Set([...this.#presence.keys(), ...this.#readers.keys()])].flatMap((roomId) => this.of(roomId));
	}

	#noteReaders({ room_id, readers }: Read): void {
		const known = this.#readers.get(room_id) ?? new Map();
		for (const reader of readers) known.set(reader.user_id, reader);
		this.#readers.set(room_id, known);
	}

	#forget(roomId: string): void {
		this.#presence.delete(roomId);
		this.#readers.delete(roomId);
	}
}
