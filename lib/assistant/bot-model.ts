/** The built-in bot as a model like any other: it needs no key and no network. */
import type {
	LanguageModelV4,
	LanguageModelV4CallOptions,
	LanguageModelV4GenerateResult,
	LanguageModelV4Prompt,
	LanguageModelV4StreamPart,
	LanguageModelV4StreamResult,
} from "@ai-sdk/provider";
import { type BotReply, replyTo } from "./bot-replies";

const nowhere = "That is for rooms: mention @assistant in one that has me.";

export class BotModel implements LanguageModelV4 {
	readonly specificationVersion = "v4";
	readonly provider = "parley";
	readonly modelId = "built-in";
	readonly supportedUrls = {};

	async doStream(options: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
		const parts = partsOf(answer(options));
		return {
			stream: new ReadableStream({
				start(controller) {
					for (const part of parts) controller.enqueue(part);
					controller.close();
				},
			}),
		};
	}

	/** Everything here streams. */
	async doGenerate(): Promise<LanguageModelV4GenerateResult> {
		throw new Error("The built-in bot only streams");
	}
}

function answer({ prompt, tools = [] }: LanguageModelV4CallOptions): BotReply {
	const done = toolResult(prompt);
	if (done !== null) return { say: done };
	const reply = replyTo(lastQuestion(prompt));
	if ("say" in reply || tools.some(({ name }) => name === reply.tool)) return reply;
	return { say: nowhere };
}

/** What the tool gave that the bot has just called. */
function toolResult(prompt: LanguageModelV4Prompt): string | null {
	const last = prompt.at(-1);
	if (last?.role !== "tool") return null;
	const results = last.content.flatMap((part) => (part.type === "tool-result" ? [part.output] : []));
	return results.map((output) => (output.type === "text" ? output.value : "That did not work.")).join("\n");
}

function lastQuestion(prompt: LanguageModelV4Prompt): string {
	const asked = prompt.findLast(({ role }) => role === "user");
	if (asked?.role !== "user") return "";
	return asked.content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

function partsOf(reply: BotReply): LanguageModelV4StreamPart[] {
	const tokens = { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined };
	const usage = { inputTokens: tokens, outputTokens: { total: undefined, text: undefined, reasoning: undefined } };
	const unified = "say" in reply ? "stop" : "tool-calls";
	return [
		{ type: "stream-start", warnings: [] },
		...spoken(reply),
		{ type: "finish", usage, finishReason: { unified, raw: undefined } },
	];
}

function spoken(reply: BotReply): LanguageModelV4StreamPart[] {
	const id = "1";
	if ("tool" in reply) {
		const call = { toolCallId: id, toolName: reply.tool, input: JSON.stringify(reply.input) };
		return [{ type: "tool-call", ...call }];
	}
	const pieces = reply.say.match(/\s*\S+/gu) ?? [];
	const deltas = pieces.map((delta): LanguageModelV4StreamPart => ({ type: "text-delta", id, delta }));
	return [{ type: "text-start", id }, ...deltas, { type: "text-end", id }];
}
