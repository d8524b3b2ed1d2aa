/** Answers what is asked in rooms: questions wait in the database, and the bus tells when one has come. */
import { openStore } from "../../db";
import { listWords } from "../../db/answer-words";
import { claimQuestions, findAbandonedQuestions } from "../../db/room-questions";
import { openBus } from "../bus";
import { config } from "../config";
import { log } from "../log";
import { instanceId } from "../presence/write";
import { freePlaces, startAnswer } from "./answering";
import { RoomJob } from "./room-job";
import { joinWords } from "./words";

export function listenForQuestions(): void {
	if (config().ASSISTANT === "off") return;
	openBus().listen("assistant", "questions", () => {
		answerQuestions().catch((error: unknown) => log.warn({ error }, "a question waits until the next look"));
	});
}

/** Begins to answer as many of the waiting questions as there is room for; true where there may be more. */
export async function answerQuestions(): Promise<boolean> {
	const places = config().ASSISTANT === "off" ? 0 : freePlaces();
	if (places <= 0) return false;
	const store = await openStore();
	const claimed = await store.write(claimQuestions, instanceId, places);
	for (const question of claimed) startAnswer(new RoomJob(question));
	return false;
}

/** Puts answers to an end whose process is gone, with what they had said; true where there may be more. */
export async function settleQuestions(now: number, limit: number): Promise<boolean> {
	const store = await openStore();
	const abandoned = await store.read(findAbandonedQuestions, now, limit);
	for (const question of abandoned) {
		const said = joinWords(await store.read(listWords, question.id));
		const tokens = { input: 0, output: 0 };
		await new RoomJob(question).end(said, { status: "interrupted", reason: "assistant_interrupted", tokens });
	}
	return abandoned.length === limit;
}
