/** Asking, stopping, and putting to an end what nobody is at any more. */
import { nanoid } from "nanoid";
import { openStore } from "../../db";
import { deleteWords, listWords, sweepWords } from "../../db/answer-words";
import {
	type ChatMessageRow,
	deleteUnowned,
	endChatMessage,
	findAbandoned,
	findLastAnswer,
	insertChatMessage,
	insertConversation,
	listChatMessages,
	lockConversation,
	markStopping,
	touchConversation,
	underWay,
} from "../../db/conversations";
import { growingId } from "../../db/growing-id";
import type { Rows, Transaction } from "../../db/store";
import { deleteOldUsage } from "../../db/usage";
import { Problem } from "../errors";
import { instanceId } from "../presence/write";
import { type Asker, conversationNotFound, isOwnedBy, type Owner } from "./access";
import { type Account, accountsOf, takeRequest } from "./allowance";
import { haltAnswer, requireRoom, startAnswer } from "./answering";
import { conversationJob } from "./conversation-job";
import { conversationMessages, unownedLife } from "./limits";
import { titleOf } from "./rules";
import type { Question } from "./schema";
import { joinWords } from "./words";

/** Stores the question and begins to answer it; resolves with the answer once both are on disk. `address` names no address. */
export async function ask({ actor }: Asker, asked: Question, address: string | null): Promise<ChatMessageRow> {
	requireRoom();
	const accounts = accountsOf(actor?.user_id ?? null, address);
	const store = await openStore();
	const outcome = await store.write(askRows, actor, asked, accounts, Date.now());
	if (outcome instanceof Problem) throw outcome;
	startAnswer(conversationJob(outcome, accounts, asked.time_zone ?? "UTC"));
	return outcome;
}

function* askRows(
	rows: Rows,
	actor: Asker["actor"],
	asked: Question,
	accounts: readonly Account[],
	clock: number,
): Transaction<ChatMessageRow | Problem> {
	const { conversation_id } = asked;
	const tree = conversation_id === undefined ? [] : yield* openTree(rows, actor, conversation_id);
	if (tree instanceof Problem) return tree;
	const place = placeOf(tree, asked);
	if (place instanceof Problem) return place;
	const refused = yield* takeRequest(rows, accounts, clock);
	if (refused) return refused;
	// Ids are in the order of their times, which no two of a conversation share.
	const now = Math.max(clock, (tree.at(-1)?.created_at ?? 0) + 1);
	const id = conversation_id ?? (yield* begin(rows, actor, asked.user_message ?? "", now));
	yield* touchConversation(rows, id, now);
	const common = { conversation_id: id, reason: null, created_at: now + 1 };
	if ("text" in place) {
		const said = { ...common, id: growingId(now), role: "user", status: "done", instance_id: null } as const;
		yield* insertChatMessage(rows, { ...said, ...place, created_at: now });
		return yield* beginAnswer(rows, said.id, common);
	}
	return yield* beginAnswer(rows, place.question, common);
}

/** The conversation's messages, held; a problem where it is not the asker's, or busy, or full. */
function* openTree(rows: Rows, actor: Asker["actor"], id: string): Transaction<ChatMessageRow[] | Problem> {
	const conversation = yield* lockConversation(rows, id);
	if (!conversation || !isOwnedBy(conversation, actor)) return conversationNotFound();
	const tree = yield* listChatMessages(rows, id);
	if (tree.some(({ status }) => underWay.includes(status))) {
		const detail = "Wait until the answer has ended, or stop it with DELETE /api/chat/{conversation_id}/stream.";
		return new Problem("answer_running", detail);
	}
	if (tree.length >= conversationMessages) return refusal("conversation_id", "names a conversation that is full");
	return tree;
}

/** Where the question stands: a new one under a parent, or one that is there. */
function placeOf(
	tree: readonly ChatMessageRow[],
	{ user_message: text = "", edits, again }: Question,
): { parent_id: string | null; text: string } | { question: string } | Problem {
	const meant = edits ?? again;
	if (meant === undefined) return { parent_id: tree.at(-1)?.id ?? null, text };
	const question = tree.find(({ id, role }) => id === meant && role === "user");
	if (!question) return refusal(edits === undefined ? "again" : "edits", "names no question of this conversation");
	return edits === undefined ? { question: question.id } : { parent_id: question.parent_id, text };
}

function refusal(path: string, message: string): Problem {
	return new Problem("validation_failed", `${path} ${message}.`, { errors: [{ path, message }] });
}

function* begin(rows: Rows, actor: Asker["actor"], question: string, now: number): Transaction<string> {
	// 22 letters of 64: 132 random bits, since knowing the id may be all that it takes.
	const id = nanoid(22);
	const owner_id = actor?.user_id ?? null;
	yield* insertConversation(rows, { id, owner_id, title: titleOf(question), created_at: now, updated_at: now });
	return id;
}

function* beginAnswer(
	rows: Rows,
	parent_id: string,
	common: Pick<ChatMessageRow, "conversation_id" | "reason" | "created_at">,
): Transaction<ChatMessageRow> {
	const id = growingId(common.created_at);
	const status = "running";
	const answer: ChatMessageRow = {
		...common,
		id,
		parent_id,
		role: "assistant",
		text: "",
		status,
		instance_id: instanceId,
	};
	yield* insertChatMessage(rows, answer);
	return answer;
}

/** Stops the conversation's answer and keeps what was said; harmless where none is under way. */
export async function stopAnswer({ conversation }: Owner): Promise<void> {
	const store = await openStore();
	const id = await store.write(stopRows, conversation.id);
	// Elsewhere it is seen with the next words that are stored.
	if (id) await haltAnswer(id, "stopped");
}

function* stopRows(rows: Rows, conversationId: string): Transaction<string | null> {
	const answer = yield* findLastAnswer(rows, conversationId);
	return answer && (yield* markStopping(rows, answer.id)) ? answer.id : null;
}

/** Marks answers whose process is gone, with what they had said; true where there may be more of them. */
export async function settleAnswers(now: number, limit: number): Promise<boolean> {
	const store = await openStore();
	return (await store.write(settleRows, now, limit)) === limit;
}

function* settleRows(rows: Rows, now: number, limit: number): Transaction<number> {
	const abandoned = yield* findAbandoned(rows, now, limit);
	for (const { id, status } of abandoned) {
		const text = joinWords(yield* listWords(rows, id));
		const end = status === "stopping" ? { status: "stopped" as const, reason: null } : interrupted;
		yield* endChatMessage(rows, id, { text, ...end });
		yield* deleteWords(rows, id);
	}
	return abandoned.length;
}

const interrupted = { status: "interrupted", reason: "assistant_interrupted" } as const;
const day = 24 * 60 * 60_000;

/** Forgets old accounts and conversations that nobody can be asked about; true where there may be more. */
export async function clearOldConversations(now: number, limit: number): Promise<boolean> {
	const store = await openStore();
	await store.write(deleteOldUsage, new Date(now - day).toISOString().slice(0, 10));
	const deleted = await store.write(deleteUnowned, now - unownedLife, limit);
	await store.write(sweepWords);
	return deleted === limit;
}
