/** Who may talk to the assistant: anybody, and whose a conversation is. Only this file mints these proofs. */
import { openStore } from "../../db";
import { type ConversationRow, findConversation } from "../../db/conversations";
import { type Actor, requireActor, sessionExpired, type Visitor } from "../accounts/access";
import { config } from "../config";
import { Problem } from "../errors";

declare const proven: unique symbol;

/** May ask; `actor` is null for somebody without a session. */
export interface Asker {
	readonly [proven]: "asker" | "owner";
	readonly actor: Actor | null;
}

/** May read the conversation and go on with it. */
export interface Owner extends Asker {
	readonly [proven]: "owner";
	readonly conversation: Readonly<ConversationRow>;
}

export function conversationNotFound(): Problem {
	return new Problem("conversation_not_found", "No conversation of yours has this id. Begin one with POST /api/chat.");
}

/** Without a session too; but a session that was named and has ended is told of. */
export async function asker({ actor }: Pick<Visitor, "actor">): Promise<Asker> {
	if (config().ASSISTANT === "off") throw new Problem("assistant_off", "This server has no assistant.");
	if (actor === "expired") throw sessionExpired();
	return { actor: actor === "missing" ? null : actor } as Asker;
}

/** Whoever has conversations to list: somebody with a session. */
export async function collector(visitor: Visitor): Promise<Actor> {
	await asker(visitor);
	return requireActor(visitor);
}

export async function owner(visitor: Visitor): Promise<Owner> {
	const { actor } = await asker(visitor);
	const store = await openStore();
	const conversation = await store.read(findConversation, visitor.params.conversation_id ?? "");
	if (!conversation || !isOwnedBy(conversation, actor)) throw conversationNotFound();
	return { actor, conversation } as Owner;
}

/** One that was begun without a session belongs to whoever knows its id. */
export function isOwnedBy({ owner_id }: ConversationRow, actor: Actor | null): boolean {
	return owner_id === null || owner_id === actor?.user_id;
}
