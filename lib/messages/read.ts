/** A room's history, page by page. */
import { openStore } from "../../db";
import { type MessageRow, pageMessages } from "../../db/messages";
import { countReactions, countReactionsToMessages, type ReactionCount } from "../../db/reactions";
import { findRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import { roomCursor } from "../events/cursor";
import type { Reader } from "../rooms/access";
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
