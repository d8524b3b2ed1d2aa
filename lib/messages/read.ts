/** A room's history, page by page. */
import { openStore } from "../../db";
import { findMessage, type MessageRow, pageMessages } from "../../db/messages";
import { countReactions, countReactionsToMessages, type ReactionCount } from "../../db/reactions";
import { findRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import { Problem } from "../errors";
import { roomCursor } from "../events/cursor";
import type { Reader } from "../rooms/access";
import type { Excerpt } from "../rooms/schema";
import { toMessage, toMessages, toReaction } from "./rules";
import type { History, HistoryQuery, Message } from "./schema";

export async function readHistory({ room, actor }: Reader, query: HistoryQuery): Promise<History> {
	const store = await openStore();
	return store.read(describePage, store.epoch, room.id, actor.user_id, query);
}

/** A page as `userId` sees it, with the cursor of the same snapshot. */
export function* describePage(
	rows: Rows,
	epoch: string,
	roomId: string,
	userId: string,
	query: HistoryQuery,
): Transaction<History> {
	const room = yield* findRoom(rows, roomId, Date.now());
	const { messages, has_more } = yield* pageMessages(rows, roomId, query);
	const counts = yield* countPage(rows, roomId, messages, userId);
	const cursor = roomCursor(epoch, roomId, room?.head ?? 0);
	return { messages: toMessages(messages, counts), has_more, cursor };
}

/** Messages before and after the one that a stretch stands around. */
const context = 25;

/** The messages around number `seq` as `userId` sees them, and whether there are more on either side. */
export function* describeAround(
	rows: Rows,
	roomId: string,
	userId: string,
	seq: number,
): Transaction<Omit<Excerpt, "target">> {
	const older = yield* pageMessages(rows, roomId, { before: seq, limit: context });
	const newer = yield* pageMessages(rows, roomId, { after: seq - 1, limit: context + 1 });
	const around = [...older.messages, ...newer.messages];
	const counts = yield* countPage(rows, roomId, around, userId);
	return { messages: toMessages(around, counts), has_older: older.has_more, has_newer: newer.has_more };
}

/** One message as its reader sees it. */
export async function readMessage({ room, actor }: Reader, messageId: string): Promise<Message> {
	const store = await openStore();
	const message = await store.read(messageRows, room.id, actor.user_id, messageId);
	if (!message) throw messageNotFound();
	return message;
}

function* messageRows(rows: Rows, roomId: string, userId: string, messageId: string): Transaction<Message | undefined> {
	const message = yield* findMessage(rows, roomId, messageId);
	return message && (yield* describeMessage(rows, message, userId));
}

export function messageNotFound(): Problem {
	return new Problem("message_not_found", "No message of this room has this id.");
}

function* countPage(
	rows: Rows,
	room_id: string,
	page: readonly MessageRow[],
	userId: string,
): Transaction<ReactionCount[]> {
	const [from, to] = [page[0]?.seq, page.at(-1)?.seq];
	if (from === undefined || to === undefined) return [];
	return yield* countReactionsToMessages(rows, { room_id, from, to }, userId);
}

/** The message with its reactions as `userId` sees them. */
export function* describeMessage(rows: Rows, message: MessageRow, userId: string): Transaction<Message> {
	const counts = yield* countReactions(rows, message.id, userId);
	return toMessage(message, counts.map(toReaction));
}
