/** Answers under way in this process. Each is a job of its own: who reads it may come and go. */
import { config } from "../config";
import { Problem } from "../errors";
import { log } from "../log";
import { answerTime } from "./limits";
import { Recording } from "./recording";
import type { Ending, Halt, Task } from "./service";

/** What an answer is made of and where it goes. */
export interface Job {
	/** The answer's. */
	id: string;
	/** What the model is told; read when its turn has come. */
	prepare(): Promise<Task>;
	/** Stores words of which the last has the number `last`; false where somebody wants the answer stopped. */
	store(last: number, words: readonly string[]): Promise<boolean>;
	/** They are on disk. */
	told(first: number, words: readonly string[]): void;
	/** Puts the whole answer on disk. */
	end(text: string, ending: Ending): Promise<void>;
	/** It is there; `rest` has not been told of yet. */
	ended(first: number, rest: readonly string[]): void;
}

interface Running {
	halting: AbortController;
	over: Promise<void>;
}

const slot = Symbol.for("parley.answers");
const shared = globalThis as { [slot]?: Map<string, Running> };
shared[slot] ??= new Map();
const running = shared[slot];

/** Milliseconds between attempts to put an answer to its end, and how many there are. */
const endPause = 1_000;
const endAttempts = 60;

/** How many answers more may be under way here. */
export function freePlaces(): number {
	return config().ASSISTANT_CONCURRENT - running.size;
}

export function requireRoom(): void {
	if (freePlaces() > 0) return;
	throw new Problem("assistant_busy", "The assistant is answering others. Ask again in a moment.", { retryAfter: 5 });
}

/** Begins to answer; returns at once. */
export function startAnswer(job: Job): void {
	const halting = new AbortController();
	const over = answer(job, halting)
		.catch((error: unknown) => log.error({ error }, "an answer could not be put to its end"))
		.finally(() => running.delete(job.id));
	running.set(job.id, { halting, over });
}

/** Resolves once the answer is at its end; false where it is not under way here. */
export async function haltAnswer(id: string, reason: Halt): Promise<boolean> {
	const found = running.get(id);
	if (!found) return false;
	found.halting.abort(reason);
	await found.over;
	return true;
}

/** On the way out: what was said is kept, and marked. */
export async function interruptAnswers(): Promise<void> {
	await Promise.all([...running.keys()].map((id) => haltAnswer(id, "interrupted")));
}

async function answer(job: Job, halting: AbortController): Promise<void> {
	const recording = new Recording({
		store: async (last, words) => {
			if (!(await job.store(last, words))) halting.abort("stopped" satisfies Halt);
		},
		told: (first, words) => job.told(first, words),
	});
	const deadline = setTimeout(() => halting.abort("assistant_slow" satisfies Halt), answerTime);
	const ending = await seek(job, recording, halting);
	clearTimeout(deadline);
	const { first, rest } = await recording.finish();
	await insist(() => job.end(recording.text, ending));
	job.ended(first, rest);
}

async function seek(job: Job, recording: Recording, halting: AbortController): Promise<Ending> {
	try {
		// The model's own code is large: whoever never asks never loads it.
		const [{ consult }, task] = await Promise.all([import("./service"), job.prepare()]);
		return await consult(task, (text) => recording.say(text), halting);
	} catch (error) {
		if (error instanceof Problem) return { status: "failed", reason: error.code, tokens: { input: 0, output: 0 } };
		log.error({ error }, "a question could not be put to the model");
		return { status: "failed", reason: "assistant_unavailable", tokens: { input: 0, output: 0 } };
	}
}

async function insist(write: () => Promise<void>): Promise<void> {
	for (let attempt = 1; ; attempt += 1) {
		try {
			return await write();
		} catch (error) {
			if (attempt === endAttempts) throw error;
			await new Promise((resolve) => setTimeout(resolve, endPause));
		}
	}
}
