/** Conversations as their owner sees them, and answers word by word. */
import { openStore } from "../../db";
import { listWords } from "../../db/answer-words";
import {
	type ChatMessageRow,
	findChatMessage,
	findConversation,
	findLastAnswer,
	listChatMessages,
	listConversations,
	underWay,
} from "../../db/conversations";
import type { Rows, Transaction } from "../../db/store";
import type { Actor } from "../accounts/access";
import { Problem, type ProblemCode } from "../errors";
import { conversationNotFound, type Owner } from "./access";
import { listLimit } from "./limits";
import { toChatMessage, toListed } from "./rules";
import type { Conversation, ConversationList, ConversationQuery } from "./schema";
import { joinWords, splitWords } from "./words";

export async function readConversation({ conversation }: Owner): Promise<Conversation> {
	const store = await openStore();
	const found = await store.read(conversationRows, conversation.id);
	if (!found) throw conversationNotFound();
	return found;
}

function* conversationRows(rows: Rows, id: string): Transaction<Conversation | null> {
	const found = yield* findConversation(rows, id);
	if (!found) return null;
	const messages = [];
	for (const row of yield* listChatMessages(rows, id)) messages.push(toChatMessage(row, yield* textOf(rows, row)));
	return { ...toListed(found), messages };
}

function* textOf(rows: Rows, row: ChatMessageRow): Transaction<string> {
	return underWay.includes(row.status) ? joinWords(yield* listWords(rows, row.id)) : row.text;
}

/** Those that the person began with a session. */
export async function listOwnConversations(actor: Actor, { search }: ConversationQuery): Promise<ConversationList> {
	const store = await openStore();
	const found = await store.read(listConversations, actor.user_id, search.trim(), listLimit);
	return { conversations: found.map(toListed) };
}

/** The conversation's newest answer. */
export async function findAnswer({ conversation }: Owner): Promise<ChatMessageRow> {
	const store = await openStore();
	const answer = await store.read(findLastAnswer, conversation.id);
	if (!answer) throw conversationNotFound();
	return answer;
}

/** What of an answer comes after a word, and how it ended where it has. */
export interface AnswerRest {
	words: string[];
	ended: { problem: Problem | null } | null;
}

/** What the answer says after word number `after`; null where it is gone. */
export async function readAnswer(id: string, after: number): Promise<AnswerRest | null> {
	const store = await openStore();
	return store.read(answerRows, id, after);
}

function* answerRows(rows: Rows, id: string, after: number): Transaction<AnswerRest | null> {
	const row = yield* findChatMessage(rows, id);
	if (!row) return null;
	if (underWay.includes(row.status)) return { words: yield* listWords(rows, id, after), ended: null };
	return { words: splitWords(row.text).slice(after), ended: { problem: problemOf(row) } };
}

const details: Partial<Record<ProblemCode, string>> = {
	assistant_broken_off: "The model broke off; what it said is kept. Ask again.",
	assistant_busy: "The model has too much to do. Ask again in a moment.",
	assistant_interrupted: "The server was restarted while it answered; what was said is kept. Ask again.",
	assistant_slow: "The model was silent for too long; what it said before is kept. Ask again.",
	assistant_unavailable: "The model gave no answer. Ask again, or ask the operator to look at the log.",
};

/** What went wrong, for who asked; null where nothing did. */
function problemOf({ status, reason }: ChatMessageRow): Problem | null {
	if (status !== "failed" && status !== "interrupted") return null;
	const known = reason !== null && Object.hasOwn(details, reason);
	const code = known ? (reason as ProblemCode) : "assistant_unavailable";
	return new Problem(code, details[code] ?? "");
}
