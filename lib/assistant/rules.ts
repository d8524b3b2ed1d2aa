/** Pure decisions about the assistant. */
import type { ChatMessageRow, ConversationRow } from "../../db/conversations";
import { timestamp } from "../events/rules";
import { assistantName, titleLimit, tokenCharacters } from "./limits";
import type { ChatMessage, ListedConversation } from "./schema";

const mention = new RegExp(`(?<![\\p{L}\\p{N}_.@-])@${assistantName}(?!\\.?[\\p{L}\\p{N}_-])`, "iu");

/** Whether `text` speaks to the assistant. */
export function mentionsAssistant(text: string): boolean {
	return mention.test(text);
}

/** What is asked, without the name. */
export function withoutMention(text: string): string {
	return text
		.replace(mention, "")
		.replace(/^[\s,:]+/u, "")
		.trim();
}

export function estimateTokens(text: string): number {
	return Math.ceil(text.length / tokenCharacters);
}

/** The first line of the first question, cut at a word. */
export function titleOf(question: string): string {
	const [line = ""] = question.trim().split("\n");
	const letters = [...line];
	if (letters.length <= titleLimit) return line;
	return `${letters
		.slice(0, titleLimit - 1)
		.join("")
		.replace(/\s+\S*$/u, "")}…`;
}

/** The messages from a first question down to `leaf`. */
export function pathTo(tree: readonly ChatMessageRow[], leaf: string | null): ChatMessageRow[] {
	const byId = new Map(tree.map((message) => [message.id, message]));
	const path: ChatMessageRow[] = [];
	for (let at = leaf === null ? undefined : byId.get(leaf); at; at = byId.get(at.parent_id ?? "")) path.unshift(at);
	return path;
}

export function toListed({ id, title, created_at, updated_at }: ConversationRow): ListedConversation {
	return { conversation_id: id, title, created_at: timestamp(created_at), updated_at: timestamp(updated_at) };
}

/** `said` is what an answer under way has said so far. */
export function toChatMessage(row: ChatMessageRow, said = row.text): ChatMessage {
	return {
		id: row.id,
		parent_id: row.parent_id,
		role: row.role,
		message: said,
		status: row.status === "stopping" ? "running" : row.status,
		reason: row.reason,
		timestamp: timestamp(row.created_at),
	};
}

/** The newest of `items` whose texts are at most `budget` tokens together; the last one whatever it has. */
export function withinBudget<T>(items: readonly T[], textOf: (item: T) => string, budget: number): T[] {
	const kept: T[] = [];
	let spent = 0;
	for (const item of items.toReversed()) {
		spent += estimateTokens(textOf(item));
		if (spent > budget && kept.length > 0) break;
		kept.unshift(item);
	}
	return kept;
}

const notes: Readonly<Record<string, string>> = {
	stopped: "*(stopped)*",
	interrupted: "*(The server was restarted while I answered. Ask again.)*",
	length: "*(This is as long as an answer may be.)*",
	assistant_broken_off: "*(The model broke off. Ask again.)*",
	assistant_busy: "*(The model has too much to do. Ask again in a moment.)*",
	assistant_limited: "*(The assistant has said enough for today. It is back at midnight UTC; all else goes on.)*",
	assistant_slow: "*(The model was silent for too long. Ask again.)*",
};

/** What a room is told at the end of an answer that did not end by itself. */
export function endNote({ status, reason }: { status: string; reason: string | null }): string {
	if (status === "done" && reason === null) return "";
	return notes[status] ?? notes[reason ?? ""] ?? "*(The model gave no answer. Ask again.)*";
}
