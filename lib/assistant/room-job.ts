/** An answer in a room, as the job that is done for it: a message that grows while everybody watches, then one edit. */
import type { ModelMessage } from "ai";
import { openStore } from "../../db";
import { deleteWords, insertWords } from "../../db/answer-words";
import { appendEvent } from "../../db/events";
import { changeMessage, findByClientId, findMessage } from "../../db/messages";
import { deleteQuestion, findRoomPrompt, noteAnswerMessage, type RoomAnswerRow } from "../../db/room-questions";
import type { Rows, Transaction } from "../../db/store";
import { botActor } from "../accounts/access";
import { openBus } from "../bus";
import { config } from "../config";
import { Problem } from "../errors";
import { log } from "../log";
import { readHistory } from "../messages/read";
import type { Message } from "../messages/schema";
import { about, changeOne, postMessage } from "../messages/write";
import { noteTyping } from "../presence/write";
import { type Member, member } from "../rooms/access";
import { accountsOf, noteTokens, takeRequest } from "./allowance";
import type { Job } from "./answering";
import { instructionsFor } from "./briefing";
import type { Line } from "./catch-up";
import { assistantId, roomAnswerCharacters, thinkingInterval } from "./limits";
import { endNote, withinBudget, withoutMention } from "./rules";
import type { Ending, Task } from "./service";
import { joinWords } from "./words";

/** Messages of the room that the model is shown, and that its tools look through. */
const shown = { model: 20, tools: 100 } as const;

/** Of every so many pieces one tells the whole again, for who came in between. */
const wholeEvery = 20;

/** The assistant as a member of the room; rejects where it is none any more. */
export function botIn(roomId: string): Promise<Member> {
	return member({ actor: botActor(), params: { room_id: roomId } });
}

export class RoomJob implements Job {
	readonly id: string;
	#message: string | null;
	#text = "";
	#pieces = 0;
	#thinking: NodeJS.Timeout | undefined;

	constructor(private readonly question: RoomAnswerRow) {
		this.id = question.id;
		this.#message = question.message_id;
	}

	async prepare(): Promise<Task> {
		const { room_id, asker_id, question_id } = this.question;
		const [store, proof, tools] = await Promise.all([openStore(), botIn(room_id), import("./tools")]);
		const accounts = accountsOf(asker_id, null);
		const refused = await store.write(takeRequest, accounts, Date.now());
		if (refused) throw refused;
		this.#think(proof);
		const prompt = await store.read(findRoomPrompt, room_id);
		const { messages } = await readHistory(proof, { limit: shown.tools });
		const read = async () => linesOf(messages, question_id);
		return {
			instructions: instructionsFor(prompt),
			messages: briefRoom(messages, question_id),
			tools: { ...tools.commonTools("UTC"), ...tools.roomTools(read) },
			limit: roomAnswerCharacters,
		};
	}

	/** Typing, until there is a first word. */
	#think(proof: Member): void {
		const type = () =>
			noteTyping(proof).catch((error: unknown) => log.warn({ error }, "the assistant's typing could not be told"));
		void type();
		this.#thinking = setInterval(type, thinkingInterval);
	}

	/** False where the message was deleted, or the assistant sent away. */
	async store(last: number, words: readonly string[]): Promise<boolean> {
		const { id, room_id } = this.question;
		const store = await openStore();
		try {
			const proof = await botIn(room_id);
			await store.write(insertWords, id, last, words);
			if (this.#message !== null) return !(await store.read(isDeleted, room_id, this.#message));
			await this.#post(proof, joinWords(words));
			return true;
		} catch (error) {
			if (error instanceof Problem) return false;
			throw error;
		}
	}

	/** Named after the question, so that it is posted once however often it is tried. */
	async #post(proof: Member, text: string): Promise<void> {
		clearInterval(this.#thinking);
		const { id, question_id } = this.question;
		const { message } = await postMessage(proof, { message: text, client_id: id, reply_to: question_id });
		this.#message = message.id;
		const store = await openStore();
		await store.write(noteAnswerMessage, id, message.id);
	}

	told(first: number, words: readonly string[]): void {
		const before = this.#text;
		const piece = joinWords(words);
		const gap = first === 1 || before.endsWith("\n") || piece.startsWith("\n") ? "" : " ";
		this.#text = before + gap + piece;
		if (first === 1 || this.#message === null) return;
		this.#pieces += 1;
		const whole = this.#pieces % wholeEvery === 0;
		const from = whole ? 0 : before.length;
		const delta = { kind: "delta" as const, id: this.#message, from, text: this.#text.slice(from) };
		openBus().publish("room", this.question.room_id, delta);
	}

	async end(text: string, ending: Ending): Promise<void> {
		clearInterval(this.#thinking);
		try {
			await this.#conclude(text, ending);
		} catch (error) {
			// The room, or the assistant's place in it, is gone: there is nobody to tell.
			if (!(error instanceof Problem)) throw error;
		}
		const store = await openStore();
		await store.write(endRows, this.question, ending, Date.now());
	}

	async #conclude(text: string, ending: Ending): Promise<void> {
		const proof = await botIn(this.question.room_id);
		const whole = [text, endNote(ending)].filter(Boolean).join("\n\n");
		this.#message ??= await this.#findPosted();
		if (this.#message === null) await this.#post(proof, whole);
		else await rewrite(proof, this.#message, whole);
	}

	/** What was posted by a process that had no time left to note it. */
	async #findPosted(): Promise<string | null> {
		const { id, room_id } = this.question;
		const store = await openStore();
		return (await store.read(findByClientId, room_id, assistantId, id))?.id ?? null;
	}

	ended(): void {
		// The edit has told everybody.
	}
}

function* isDeleted(rows: Rows, roomId: string, id: string): Transaction<boolean> {
	return (yield* findMessage(rows, roomId, id))?.deleted_at !== null;
}

function* endRows(rows: Rows, { id, asker_id }: RoomAnswerRow, { tokens }: Ending, now: number): Transaction<void> {
	yield* deleteQuestion(rows, id);
	yield* deleteWords(rows, id);
	yield* noteTokens(rows, accountsOf(asker_id, null), tokens, now);
}

/** Puts the whole answer into the message that grew; it does not count as edited. */
async function rewrite(proof: Member, messageId: string, text: string): Promise<void> {
	await changeOne(proof, messageId, function* (rows, room, message, now) {
		if (message.deleted_at !== null || message.text === text) return null;
		yield* changeMessage(rows, message, { text });
		return yield* appendEvent(rows, room, { type: "edit", ...about(proof.actor, message), created_at: now });
	});
}

/** What is said in the room is told by name; the question comes last, without the assistant's. */
function briefRoom(messages: readonly Message[], questionId: string): ModelMessage[] {
	const at = messages.findIndex(({ id }) => id === questionId);
	const before = messages.slice(Math.max(0, at - shown.model), Math.max(0, at)).filter(({ deleted }) => !deleted);
	const told = withinBudget(before, ({ message }) => message, config().ASSISTANT_CONTEXT_TOKENS);
	const question = messages[at]?.deleted === false ? withoutMention(messages[at].message) : "";
	return [
		...told.map(({ user, user_id, message }): ModelMessage => {
			if (user_id === assistantId) return { role: "assistant", content: message };
			return { role: "user", content: `${user}: ${message}` };
		}),
		{ role: "user", content: question || "hello" },
	];
}

function linesOf(messages: readonly Message[], questionId: string): Line[] {
	const answered = new Set(messages.map(({ reply_to }) => reply_to));
	return messages
		.filter(({ id, user_id, deleted }) => id !== questionId && user_id !== assistantId && !deleted)
		.map(({ id, room_id, user, message, reactions }) => ({
			id,
			room_id,
			user,
			message,
			reactions: reactions.reduce((sum, { count }) => sum + count, 0),
			answered: answered.has(id),
		}));
}
