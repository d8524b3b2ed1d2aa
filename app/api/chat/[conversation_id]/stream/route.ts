import { owner } from "../../../../../lib/assistant/access";
import { findAnswer } from "../../../../../lib/assistant/read";
import { stopAnswer } from "../../../../../lib/assistant/write";
import { done, streamed } from "../../../../../lib/http/call";
import { handle, resource } from "../../../../../lib/http/handler";
import { answerHeaders, streamAnswer, wordNumber } from "../../../../../lib/transport/answer-stream";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource("/api/chat/:conversation_id/stream", {
	GET: handle({ access: owner, tokenInQuery: true, staysOpen: true }, async ({ proof, call }) =>
		streamed(streamAnswer(await findAnswer(proof), wordNumber(call.header("last-event-id"))), answerHeaders),
	),
	DELETE: handle({ access: owner }, async ({ proof }) => {
		await stopAnswer(proof);
		return done();
	}),
});
