/** Pure decisions about messages: how a row is shown, and when two drafts are the same. */
import { hash } from "node:crypto";
import type { MessageRow } from "../../db/messages";
import type { ReactionCount } from "../../db/reactions";
import { timestamp } from "../events/rules";
import { deletedText } from "./limits";
import type { Message, NewMessage, Reaction } from "./schema";

/** The message as it travels, with `reactions` as whoever it goes to sees them. */
export function toMessage(row: MessageRow, reactions: Reaction[] = []): Message {
	const deleted = row.deleted_at !== null;
	return {
		type: "chat",
		id: row.id,
		room_id: row.room_id,
		seq: row.seq,
		user_id: row.user_id,
		user: row.user,
		message: deleted ? deletedText : row.text,
		timestamp: timestamp(row.created_at),
		client_id: row.client_id,
		edited_at: row.edited_at === null ? null : timestamp(row.edited_at),
		deleted,
		reply_to: row.reply_to,
		reactions,
	};
}

/** Messages with the reactions among `counts` that are theirs. `forAll` leaves `mine` out, as events do. */
export function toMessages(rows: readonly MessageRow[], counts: readonly ReactionCount[], forAll = false): Message[] {
	const byMessage = Map.groupBy(counts, (count) => count.message_id);
	return rows.map((row) => toMessage(row, byMessage.get(row.id)?.map(forAll ? toSharedReaction : toReaction)));
}

export function toReaction({ emoji, count, mine }: ReactionCount): Reaction {
	return { emoji, count, mine };
}

export function toSharedReaction({ emoji, count }: Pick<Reaction, "emoji" | "count">): Reaction {
	return { emoji, count };
}

/** Tells a retry from another message under the same client_id. */
export function fingerprint({ message, reply_to }: NewMessage): string {
	return hash("sha256", JSON.stringify([message, reply_to ?? null]), "base64url");
}
