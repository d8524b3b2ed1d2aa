/**
 * The model, whichever it is: the one place that speaks to it. What a provider says of a failure stays here, since it may
 * hold the key or the question; the asker is told what happened in words of ours.
 */
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, isStepCount, type LanguageModel, type ModelMessage, streamText, type ToolSet } from "ai";
import type { AnswerStatus } from "../../db/conversations";
import { config } from "../config";
import type { ProblemCode } from "../errors";
import { log } from "../log";
import type { Tokens } from "./allowance";
import { BotModel } from "./bot-model";
import { stepLimit } from "./limits";
import { estimateTokens } from "./rules";

export interface Task {
	/** What no text of users ever becomes a part of. */
	instructions: string;
	messages: ModelMessage[];
	tools: ToolSet;
	/** Characters that it may say. */
	limit: number;
}

/** Why an answer was halted before the model had ended it. */
export type Halt = "stopped" | "interrupted" | "assistant_slow" | "length";

export interface Ending {
	status: Extract<AnswerStatus, "done" | "stopped" | "interrupted" | "failed">;
	reason: ProblemCode | "length" | null;
	tokens: Tokens;
}

// What the SDK would print of a provider's oddities is no line of our log.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

let chosen: LanguageModel | undefined;

function chooseModel(): LanguageModel {
	const { ASSISTANT_BASE_URL, ASSISTANT_MODEL, ASSISTANT_API_KEY } = config();
	if (!ASSISTANT_BASE_URL) return new BotModel();
	const provider = createOpenAICompatible({
		name: "model",
		baseURL: ASSISTANT_BASE_URL,
		...(ASSISTANT_API_KEY && { apiKey: ASSISTANT_API_KEY }),
		includeUsage: true,
	});
	return provider(ASSISTANT_MODEL);
}

/** Lets the model answer and hands on what it says; resolves, whatever becomes of it. `halting` is told to end it here too. */
export async function consult(task: Task, say: (text: string) => void, halting: AbortController): Promise<Ending> {
	const answer = new Answer(task, say, halting);
	try {
		await answer.run();
	} catch (error) {
		answer.fail(error);
	}
	return answer.end();
}

class Answer {
	#said = 0;
	#fault: ProblemCode | undefined;
	#finish: string | undefined;
	#tokens: Partial<Record<keyof Tokens, number | undefined>> = {};

	constructor(
		private readonly task: Task,
		private readonly say: (text: string) => void,
		private readonly halting: AbortController,
	) {}

	async run(): Promise<void> {
		const { instructions, messages, tools } = this.task;
		chosen ??= chooseModel();
		const { stream } = streamText({
			model: chosen,
			instructions,
			messages,
			tools,
			maxRetries: 0,
			maxOutputTokens: config().ASSISTANT_ANSWER_TOKENS,
			stopWhen: isStepCount(stepLimit),
			abortSignal: this.halting.signal,
			onError: () => undefined,
		});
		let silence = this.#watch();
		for await (const part of stream) {
			clearTimeout(silence);
			if (part.type === "text-delta") this.#pass(part.text);
			else if (part.type === "reasoning-delta") this.#count(part.text.length);
			else if (part.type === "error") this.fail(part.error);
			else if (part.type === "finish") this.#note(part.finishReason, part.totalUsage);
			if (this.halting.signal.aborted) return;
			silence = this.#watch();
		}
		clearTimeout(silence);
	}

	#watch(): NodeJS.Timeout {
		return setTimeout(() => halt(this.halting, "assistant_slow"), config().ASSISTANT_TIMEOUT * 1000);
	}

	#pass(text: string): void {
		this.say(text.slice(0, Math.max(0, this.task.limit - this.#said)));
		this.#count(text.length);
	}

	#count(length: number): void {
		this.#said += length;
		if (this.#said >= this.task.limit) halt(this.halting, "length");
	}

	#note(
		finish: string,
		{ inputTokens, outputTokens }: { inputTokens?: number | undefined; outputTokens?: number | undefined },
	): void {
		this.#finish = finish;
		this.#tokens = { input: inputTokens, output: outputTokens };
	}

	/** The first fault is the cause of the others. */
	fail(error: unknown): void {
		if (this.halting.signal.aborted || this.#fault) return;
		const status = APICallError.isInstance(error) ? error.statusCode : undefined;
		const kind = error instanceof Error ? error.name : typeof error;
		log.warn({ status, kind }, "the model failed");
		if (this.#said > 0) this.#fault = "assistant_broken_off";
		else this.#fault = status === 429 || status === 503 ? "assistant_busy" : "assistant_unavailable";
	}

	end(): Ending {
		return { ...this.#outcome(), tokens: this.#spent() };
	}

	#outcome(): Omit<Ending, "tokens"> {
		const { aborted, reason } = this.halting.signal;
		if (aborted) return haltedBy(reason as Halt);
		if (this.#fault) return { status: "failed", reason: this.#fault };
		if (this.#finish === "length") return { status: "done", reason: "length" };
		if (this.#said === 0) return { status: "failed", reason: "assistant_unavailable" };
		const whole = this.#finish === "stop" || this.#finish === "tool-calls" || this.#finish === "content-filter";
		return whole ? { status: "done", reason: null } : { status: "failed", reason: "assistant_broken_off" };
	}

	/** Where the provider does not count, or was not let end, characters are. */
	#spent(): Tokens {
		const { instructions, messages } = this.task;
		const asked = messages.map(({ content }) => (typeof content === "string" ? content : "")).join("");
		const { input = estimateTokens(instructions + asked), output = Math.ceil(this.#said / 4) } = this.#tokens;
		return { input, output };
	}
}

function haltedBy(halt: Halt): Omit<Ending, "tokens"> {
	if (halt === "length") return { status: "done", reason: "length" };
	if (halt === "assistant_slow") return { status: "failed", reason: "assistant_slow" };
	return { status: halt, reason: halt === "interrupted" ? "assistant_interrupted" : null };
}

export function halt(halting: AbortController, reason: Halt): void {
	halting.abort(reason);
}
