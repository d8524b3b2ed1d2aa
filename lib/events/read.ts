/** Reads a room's log from a position on, each event as what it is about now is. */
import { openStore } from "../../db";
import { type EventRow, eventsAfter, logBounds } from "../../db/events";
import { findMessagesOfEvents } from "../../db/messages";
import { countOnlineIn } from "../../db/presence";
import { countReactionsToEvents } from "../../db/reactions";
import { findRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import { toMessages } from "../messages/rules";
import type { Message } from "../messages/schema";
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
	const byId = yield* describeSubjects(rows, roomId, events);
	const room = yield* describeRoom(rows, epoch, roomId, events);
	return events.map((event) =>
		describeEvent(event, {
			message: byId.get(event.message_id),
			room: room && { ...room, cursor: roomCursor(epoch, roomId, event.seq) },
		}),
	);
}

/** The messages that `events` are about, by their ids. */
function* describeSubjects(
	rows: Rows,
	room_id: string,
	events: readonly EventRow[],
): Transaction<ReadonlyMap<string | null, Message>> {
	const [from, to] = [events[0]?.seq, events.at(-1)?.seq];
	if (from === undefined || to === undefined) return new Map();
	const messages = yield* findMessagesOfEvents(rows, { room_id, from, to });
	const counts = yield* countReactionsToEvents(rows, { room_id, from, to });
	return new Map(toMessages(messages, counts, true).map((message) => [message.id, message]));
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
	const online = yield* countOnlineIn(rows, roomId, now);
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
