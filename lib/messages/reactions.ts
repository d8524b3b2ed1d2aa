/** Reacting and taking it back; both are harmless to repeat. */
import { appendEvent } from "../../db/events";
import { countReactions, deleteReaction, hasReacted, insertReaction } from "../../db/reactions";
import { Problem } from "../errors";
import type { Member } from "../rooms/access";
import { differentReactions } from "./limits";
import type { Message } from "./schema";
import { about, changeOne } from "./write";

export function addReaction(proof: Member, messageId: string, emoji: string): Promise<Message> {
	const { actor } = proof;
	return changeOne(proof, messageId, function* (rows, room, message, now) {
		if (message.deleted_at !== null) return new Problem("message_deleted", "A deleted message takes no reactions.");
		const reaction = { message_id: message.id, user_id: actor.user_id, emoji };
		if (yield* hasReacted(rows, reaction)) return null;
		const counts = yield* countReactions(rows, message.id, null);
		const full = counts.length >= differentReactions && !counts.some((count) => count.emoji === emoji);
		if (full) return new Problem("reactions_full", `A message holds ${differentReactions} different reactions.`);
		const event = { type: "reaction", ...about(actor, message), emoji, added: true, created_at: now } as const;
		const row = yield* appendEvent(rows, room, event);
		yield* insertReaction(rows, { ...reaction, seq: row.seq });
		return row;
	});
}

export function removeReaction(proof: Member, messageId: string, emoji: string): Promise<Message> {
	const { actor } = proof;
	return changeOne(proof, messageId, function* (rows, room, message, now) {
		const reaction = { message_id: message.id, user_id: actor.user_id, emoji };
		if (!(yield* hasReacted(rows, reaction))) return null;
		yield* deleteReaction(rows, reaction);
		const event = { type: "reaction", ...about(actor, message), emoji, added: false, created_at: now } as const;
		return yield* appendEvent(rows, room, event);
	});
}
