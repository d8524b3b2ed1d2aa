/** What an owner does with a conversation beside talking. */
import { openStore } from "../../db";
import { deleteConversation, renameConversation } from "../../db/conversations";
import type { Owner } from "./access";
import { toListed } from "./rules";
import type { ConversationChange, ListedConversation } from "./schema";
import { stopAnswer } from "./write";

export async function renameTalk({ conversation }: Owner, { title }: ConversationChange): Promise<ListedConversation> {
	const store = await openStore();
	await store.write(renameConversation, conversation.id, title);
	return toListed({ ...conversation, title });
}

/** Takes it away with all its branches; an answer under way is stopped first. */
export async function deleteTalk(proof: Owner): Promise<void> {
	await stopAnswer(proof);
	const store = await openStore();
	await store.write(deleteConversation, proof.conversation.id);
}
