import { owner } from "../../../../lib/assistant/access";
import { readConversation } from "../../../../lib/assistant/read";
import { reply } from "../../../../lib/http/call";
import { handle, resource } from "../../../../lib/http/handler";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/chat/:conversation_id", {
	GET: handle({ access: owner }, async ({ proof }) => reply(200, await readConversation(proof))),
});
