import { asker, collector } from "../../../lib/assistant/access";
import { listOwnConversations } from "../../../lib/assistant/read";
import { conversationQuery, question } from "../../../lib/assistant/schema";
import { ask } from "../../../lib/assistant/write";
import { accountOfAddress } from "../../../lib/http/asking";
import { reply, streamed } from "../../../lib/http/call";
import { handle, resource } from "../../../lib/http/handler";
import { answerHeaders, streamAnswer } from "../../../lib/transport/answer-stream";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/chat", {
	GET: handle({ access: collector, query: conversationQuery }, async ({ proof, query }) =>
		reply(200, await listOwnConversations(proof, query)),
	),
	POST: handle({ access: asker, body: question, cost: "send", staysOpen: true }, async ({ proof, body, call }) => {
		const { conversation_id, id } = await ask(proof, body, await accountOfAddress(call));
		const place = { "content-location": `/api/chat/${conversation_id}/stream` };
		return streamed(streamAnswer({ conversation_id, id }, 0), { ...answerHeaders, ...place });
	}),
});
