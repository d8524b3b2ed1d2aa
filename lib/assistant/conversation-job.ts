/** An answer in a conversation, as the job that is done for it. */
import { openStore } from "../../db";
import { deleteWords, insertWords } from "../../db/answer-words";
import { type ChatMessageRow, endChatMessage, findChatMessage, listChatMessages } from "../../db/conversations";
import type { Rows, Transaction } from "../../db/store";
import { openBus } from "../bus";
import { config } from "../config";
import { type Account, noteTokens } from "./allowance";
import type { Job } from "./answering";
import { briefConversation, instructionsFor } from "./briefing";
import { tokenCharacters } from "./limits";
import type { Ending } from "./service";

export function conversationJob(answer: ChatMessageRow, accounts: readonly Account[], timeZone: string): Job {
	const { id, conversation_id, parent_id } = answer;
	return {
		id,
		async prepare() {
			const [store, { commonTools }] = await Promise.all([openStore(), import("./tools")]);
			const tree = await store.read(listChatMessages, conversation_id);
			const messages = briefConversation(tree, parent_id ?? "");
			const limit = config().ASSISTANT_ANSWER_TOKENS * tokenCharacters * 2;
			return { instructions: instructionsFor(), messages, tools: commonTools(timeZone), limit };
		},
		async store(last, words) {
			const store = await openStore();
			return store.write(storeRows, id, last, words);
		},
		told: (first, words) => openBus().publish("answer", id, { kind: "words", first, words }),
		async end(text, ending) {
			const store = await openStore();
			await store.write(endRows, id, text, ending, accounts, Date.now());
		},
		ended(first, words) {
			if (words.length > 0) openBus().publish("answer", id, { kind: "words", first, words });
			openBus().publish("answer", id, { kind: "ended" });
		},
	};
}

function* storeRows(rows: Rows, id: string, last: number, words: readonly string[]): Transaction<boolean> {
	yield* insertWords(rows, id, last, words);
	return (yield* findChatMessage(rows, id))?.status === "running";
}

function* endRows(
	rows: Rows,
	id: string,
	text: string,
	{ status, reason, tokens }: Ending,
	accounts: readonly Account[],
	now: number,
): Transaction<void> {
	yield* endChatMessage(rows, id, { text, status, reason });
	yield* deleteWords(rows, id);
	yield* noteTokens(rows, accounts, tokens, now);
}
