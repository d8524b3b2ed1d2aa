/** Pure decisions about messages: how a row is shown, and when two drafts are the same. */
import { createHash } from "node:crypto";
import type { MessageRow } from "../../db/messages";
import type { ReactionCount } from "../../db/reactions";
import { timestamp } from "../events/rules";
import { deletedText, type Message, type NewMessage } from "./schema";

/** The message as it travels. `forAll` leaves `mine` out, as events do. */
export function toMessage(row: MessageRow, counts: readonly ReactionCount[], forAll = false): Message {
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
		reactions: counts
			.filter((reaction) => reaction.message_id === row.id)
			.map(({ emoji, count, mine }) => (forAll ? { emoji, count } : { emoji, count, mine })),
	};
}

/** Tells a retry from another message under the same client_id. */
export function fingerprint({ message, reply_to }: NewMessage): string {
	return createHash("sha256")
		.update(JSON.stringify([message, reply_to ?? null]))
		.digest("base64url");
}
