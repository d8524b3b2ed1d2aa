/** A room's history, page by page. */
import { openStore } from "../../db";
import { type MessageRow, pageMessages } from "../../db/messages";
import { countReactions } from "../../db/reactions";
import { findRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import { roomCursor } from "../events/cursor";
import type { Reader } from "../rooms/access";
import { toMessage } from "./rules";
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
	const described = yield* describeMessages(rows, messages, userId);
	return { messages: described, has_more, cursor: roomCursor(epoch, roomId, room?.head ?? 0) };
}

/** Messages with their reactions as `userId` sees them. */
export function* describeMessages(rows: Rows, messages: MessageRow[], userId: string): Transaction<Message[]> {
	const counts = yield* countReactions(
		rows,
		messages.map((message) => message.id),
		userId,
	);
	return messages.map((message) => toMessage(message, counts));
}
