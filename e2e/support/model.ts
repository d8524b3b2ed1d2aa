/** A service that speaks OpenAI's chat completions and does, over real HTTP, whatever the question's first words say. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

interface Told {
	role: string;
	content: string | null;
}

/** What the service was asked, and whether whoever asked has hung up. */
export interface Asked {
	messages: Told[];
	tools: string[];
	authorization: string | undefined;
	hungUp: boolean;
}

export interface FakeModel {
	/** For ASSISTANT_BASE_URL. */
	url: string;
	asked: Asked[];
	/** Until it resolves nobody is answered. */
	gate: Promise<void> | undefined;
	/** Takes over where it gives an answer; `undefined` leaves it to the question's own words. */
	script: ((asked: Asked) => Scripted | undefined) | undefined;
	close(): void;
}

export type Scripted = { say: string } | { call: string; input: unknown };

/** On `wanted`, or on a port that is free. */
export async function startModel(wanted = 0): Promise<FakeModel> {
	const server = createServer((request, response) => void serve(model, request, response));
	await new Promise<void>((resolve) => server.listen(wanted, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	const model: FakeModel = {
		url: `http://127.0.0.1:${port}/v1`,
		asked: [],
		gate: undefined,
		script: undefined,
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
	return model;
}

async function serve(model: FakeModel, request: IncomingMessage, response: ServerResponse): Promise<void> {
	let body = "";
	for await (const chunk of request) body += chunk;
	const { messages, tools = [] } = JSON.parse(body) as { messages: Told[]; tools?: { function: { name: string } }[] };
	const { authorization } = request.headers;
	const asked = { messages, tools: tools.map((tool) => tool.function.name), authorization, hungUp: false };
	model.asked.push(asked);
	response.on("close", () => {
		asked.hungUp = !response.writableFinished;
	});
	await model.gate;
	const scripted = model.script?.(asked);
	if (scripted) {
		tell(response, scripted);
		return;
	}
	const last = messages.at(-1);
	if (last?.role === "tool") tell(response, { say: `The tool said: ${last.content}` });
	else
		await act(response, String(messages.findLast(({ role }) => role === "user")?.content ?? ""), String(authorization));
}

/** `say 5 words 20 apart`, `cut after 5 words`, `end early after 5 words`, `status 429`, `rubbish`, `silence`, `call time {}`. */
async function act(response: ServerResponse, question: string, authorization: string): Promise<void> {
	const [order = "", ...rest] = question.split(" ");
	const count = Number(rest.find((word) => /^\d+$/.test(word)) ?? 3);
	const gap = Number(/(\d+) apart/.exec(question)?.[1] ?? 0);
	// As a careless service would: what it was given stands in what it complains of.
	if (order === "status") {
		response.writeHead(count, { "content-type": "application/json" });
		response.end(JSON.stringify({ error: { message: `No: ${authorization} ${question}`, type: "x", code: "x" } }));
		return;
	}
	begin(response);
	if (order === "silence") return;
	if (order === "rubbish") return void response.end("data: {rubbish\n\ndata: [[[\n\n");
	if (order === "call") {
		tell(response, { call: rest[0] ?? "", input: JSON.parse(rest.slice(1).join(" ")) });
		return;
	}
	for (let n = 1; (order === "forever" || n <= count) && !response.destroyed; n += 1) {
		response.write(chunk({ content: `${n === 1 ? "" : " "}w${n}` }));
		if (gap > 0 || n % 50 === 0) await pause(gap);
	}
	if (order === "cut") return void response.destroy();
	if (order === "end") return void response.end();
	finish(response, "stop");
}

function tell(response: ServerResponse, scripted: Scripted): void {
	if (!response.headersSent) begin(response);
	if ("say" in scripted) {
		response.write(chunk({ content: scripted.say }));
		finish(response, "stop");
		return;
	}
	const called = { name: scripted.call, arguments: JSON.stringify(scripted.input) };
	response.write(chunk({ tool_calls: [{ index: 0, id: "call-1", type: "function", function: called }] }));
	finish(response, "tool_calls");
}

function begin(response: ServerResponse): void {
	response.writeHead(200, { "content-type": "text/event-stream" });
	response.flushHeaders();
}

function chunk(delta: Record<string, unknown>, finish_reason: string | null = null): string {
	const choices = [{ index: 0, delta: { role: "assistant", ...delta }, finish_reason }];
	return `data: ${JSON.stringify({ id: "x", object: "chat.completion.chunk", created: 1, model: "fake", choices })}\n\n`;
}

function finish(response: ServerResponse, reason: string): void {
	response.write(chunk({}, reason));
	const usage = { prompt_tokens: 10, completion_tokens: 20, total_tokens: 30 };
	response.end(`data: ${JSON.stringify({ id: "x", choices: [], usage })}\n\ndata: [DONE]\n\n`);
}
