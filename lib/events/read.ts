/** Reads a room's log from a position on, each event as what it is about now is. */
import { openStore } from "../../db";
import { type EventRow, eventsAfter, logBounds } from "../../db/events";
import { findMessages } from "../../db/messages";
import { countOnline } from "../../db/presence";
import { countReactions } from "../../db/reactions";
import { findRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import { toMessage } from "../messages/rules";
import { toSharedRoom } from "../rooms/rules";
import type { SharedRoom } from "../rooms/schema";
import { roomCursor } from "./cursor";
import { describeEvent } from "./rules";
import type { LoggedEvent } from "./schema";

/** The events after number `after`, ascending and gap-free, at most `limit`. */
export async function readEvents(roomId: string, after: number, limit: number): Promise<LoggedEvent[]> {
	const store = await openStore();
	return store.read(describeEventsAfter, store.epoch, roomId, after, limit);
}

function* describeEventsAfter(
	rows: Rows,
	epoch: string,
	roomId: string,
	after: number,
	limit: number,
): Transaction<LoggedEvent[]> {
	const events = yield* eventsAfter(rows, roomId, after, limit);
	const ids = [...new Set(events.flatMap((event) => event.message_id ?? []))];
	const messages = yield* findMessages(rows, ids);
	const counts = yield* countReactions(rows, ids, null);
	const byId = new Map(messages.map((row) => [row.id, toMessage(row, counts, true)]));
	const room = yield* describeRoom(rows, epoch, roomId, events);
	return events.map((event) =>
		describeEvent(event, {
			message: event.message_id === null ? undefined : byId.get(event.message_id),
			room: room && { ...room, cursor: roomCursor(epoch, roomId, event.seq) },
		}),
	);
}

function* describeRoom(
	rows: Rows,
	epoch: string,
	roomId: string,
	events: readonly EventRow[],
): Transaction<SharedRoom | undefined> {
	if (!events.some((event) => event.type === "room_updated")) return undefined;
	const now = Date.now();
	const room = yield* findRoom(rows, roomId, now);
	const online = (yield* countOnline(rows, [roomId], now)).get(roomId) ?? 0;
	return room && toSharedRoom(room, epoch, online);
}

export interface Bounds {
	head: number;
	/** The newest number that the log no longer holds. */
	pruned: number;
}

/** The bounds of each of `roomIds` that is not over. */
export async function readBounds(roomIds: string[]): Promise<Map<string, Bounds>> {
	const store = await openStore();
	const bounds = await store.read(logBounds, roomIds, Date.now());
	return new Map(bounds.map(({ id, head, pruned }) => [id, { head, pruned }]));
}
