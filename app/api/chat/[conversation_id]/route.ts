import { owner } from "../../../../lib/assistant/access";
import { deleteTalk, renameTalk } from "../../../../lib/assistant/keeping";
import { readConversation } from "../../../../lib/assistant/read";
import { conversationChange } from "../../../../lib/assistant/schema";
import { done, reply } from "../../../../lib/http/call";
import { handle, resource } from "../../../../lib/http/handler";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/chat/:conversation_id", {
	GET: handle({ access: owner }, async ({ proof }) => reply(200, await readConversation(proof))),
	PATCH: handle({ access: owner, body: conversationChange }, async ({ proof, body }) =>
		reply(200, await renameTalk(proof, body)),
	),
	DELETE: handle({ access: owner }, async ({ proof }) => {
		await deleteTalk(proof);
		return done();
	}),
});
