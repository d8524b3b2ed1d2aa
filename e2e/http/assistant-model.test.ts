/** The assistant with a model behind it, which is slow, fails, breaks off or talks for ever: over real HTTP, under the real SDK. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Conversation } from "../../lib/assistant/schema";
import { beginAnswer, type Heard, hearAnswer, textOf } from "../support/chat";
import { call } from "../support/http";
import { type FakeModel, startModel } from "../support/model";
import { type Server, startServer } from "../support/server";

const key = "sk-very-secret-0123456789";
let model: FakeModel;
let server: Server;
/** What the server said until it was killed. */
let loggedBefore = "";

beforeAll(async () => {
	model = await startModel();
	server = await startServer({ env: environment() });
});
afterAll(async () => {
	await server?.stop();
	model?.close();
});

const environment = () => ({
	ASSISTANT_BASE_URL: model.url,
	ASSISTANT_API_KEY: key,
	ASSISTANT_TIMEOUT: "8",
	ASSISTANT_CONCURRENT: "200",
	ASSISTANT_ANSWER_TOKENS: "500",
});

const say = (user_message: string, more: Record<string, unknown> = {}, asking = {}): Promise<Heard> =>
	hearAnswer(server.url, "POST", "/api/chat", { user_message, ...more }, asking);
const words = (count: number) => Array.from({ length: count }, (_, n) => `w${n + 1}`);

async function lastOf(conversation: string) {
	const answer = await call<Conversation>(server.url, "GET", `/api/chat/${conversation}`);
	expect(answer.status).toBe(200);
	return answer.body.messages.at(-1);
}

test("what the model says comes word by word, and the branch goes with the question", async () => {
	const heard = await say("say 40 words 5 apart");
	expect([heard.words, heard.end]).toEqual([words(40), "done"]);
	const again = await say("say 2 words", { conversation_id: heard.conversation });
	expect(again.words).toEqual(words(2));
	const sent = model.asked.at(-1);
	expect(sent?.authorization).toBe(`Bearer ${key}`);
	expect(sent?.messages.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
	expect(sent?.messages[2]?.content).toBe(words(40).join(" "));
});

test("a tool is called, and what it gives goes back to the model", async () => {
	const heard = await say('call calculate {"expression":"6 * 7"}');
	expect(textOf(heard.words)).toBe("The tool said: 42");
	expect(model.asked.at(-1)?.tools.sort()).toEqual(["calculate", "time"]);
});

test("a tool that does not exist harms nobody", async () => {
	expect((await say("call nothing {}")).end).toBeDefined();
});

test.each([
	["status 429", "assistant_busy", ""],
	["status 500", "assistant_unavailable", ""],
	["status 401", "assistant_unavailable", ""],
	["rubbish", "assistant_unavailable", ""],
	["silence", "assistant_slow", ""],
	["say 0 words", "assistant_unavailable", ""],
	["cut after 7 words 5 apart", "assistant_broken_off", words(7).join(" ")],
	["end early after 7 words", "assistant_broken_off", words(7).join(" ")],
])(
	"where the model does %j the asker is told %s, what was said is kept, and asking again works",
	async (order, code, kept) => {
		const heard = await say(order);
		expect([heard.end, heard.said.code], heard.raw).toEqual(["error", code]);
		expect(JSON.stringify(heard)).not.toContain(key);
		expect(await lastOf(heard.conversation)).toMatchObject({ status: "failed", reason: code, message: kept });
		const again = await say("say 3 words", { conversation_id: heard.conversation });
		expect([again.words, again.end]).toEqual([words(3), "done"]);
	},
);

test("who talks for ever is cut off at the limit, and hung up on", async () => {
	const heard = await say("forever");
	expect(heard.end).toBe("done");
	expect(heard.words.length).toBeGreaterThan(500);
	expect(await lastOf(heard.conversation)).toMatchObject({ status: "done", reason: "length" });
	await expect.poll(() => model.asked.at(-1)?.hungUp, { timeout: 5_000 }).toBe(true);
});

test("stopping hangs up on the model, keeps what was said, and ends every reader's stream", async () => {
	const { conversation, heard } = await beginAnswer(server.url, { user_message: "say 800 words 20 apart" });
	const upstream = model.asked.at(-1);
	const second = hearAnswer(server.url, "GET", `/api/chat/${conversation}/stream`);
	const more = { user_message: "and?", conversation_id: conversation };
	const busy = await call<{ code: string }>(server.url, "POST", "/api/chat", more);
	expect([busy.status, busy.body.code]).toEqual([409, "answer_running"]);
	expect((await call(server.url, "DELETE", `/api/chat/${conversation}/stream`)).status).toBe(204);
	const kept = await lastOf(conversation);
	expect(kept?.status).toBe("stopped");
	await expect.poll(() => upstream?.hungUp, { timeout: 5_000 }).toBe(true);
	for (const reader of [await heard, await second]) {
		expect(textOf(reader.words)).toBe(kept?.message);
		expect(reader.end).toBe("done");
	}
	expect((await say("say 2 words", { conversation_id: conversation })).words).toEqual(words(2));
});

test("of 100 answers at once, with a third of the readers leaving and resuming and a tenth stopped, each is whole", async () => {
	await Promise.all(Array.from({ length: 100 }, (_, n) => oneOfMany(n)));
});

async function oneOfMany(n: number): Promise<void> {
	if (n % 10 === 0) return stopped({ user_message: "say 600 words 20 apart" });
	const question = { user_message: "say 60 words 10 apart" };
	if (n % 3 !== 0) return expectWhole(await hearAnswer(server.url, "POST", "/api/chat", question));
	const heard = await hearAnswer(server.url, "POST", "/api/chat", question, { leaveAfter: 5 + (n % 40) });
	expect(heard.end).toBeUndefined();
	const path = `/api/chat/${heard.conversation}/stream`;
	const headers = { "last-event-id": String(heard.numbers.at(-1)) };
	const rest = await hearAnswer(server.url, "GET", path, undefined, { headers });
	expectWhole({
		...rest,
		words: [...heard.words, ...rest.words],
		numbers: [...heard.numbers, ...rest.numbers],
	});
}

async function stopped(question: Record<string, unknown>): Promise<void> {
	const { conversation, heard } = await beginAnswer(server.url, question);
	expect((await call(server.url, "DELETE", `/api/chat/${conversation}/stream`)).status).toBe(204);
	const { words: said, end } = await heard;
	const kept = await lastOf(conversation);
	expect([kept?.message, kept?.status, end]).toEqual([textOf(said), "stopped", "done"]);
	expect(said).toEqual(words(said.length));
}

function expectWhole({ words: said, numbers, end }: Heard): void {
	expect(said).toEqual(words(60));
	expect(numbers).toEqual(said.map((_, at) => at + 1));
	expect(end).toBe("done");
}

test("after kill -9 in mid-answer what was heard is there, marked, and asking again works", async () => {
	const { conversation, heard } = await beginAnswer(server.url, { user_message: "say 800 words 30 apart" });
	const { promise: far, resolve } = Promise.withResolvers<void>();
	const follow = { onWord: ({ words: said }: Heard) => said.length > 30 && resolve() };
	const following = hearAnswer(server.url, "GET", `/api/chat/${conversation}/stream`, undefined, follow);
	await far;
	await server.kill();
	loggedBefore = server.output();
	const [one, other] = [await heard, await following];
	server = await startServer({ env: environment(), dataDir: server.dataDir, port: server.port });
	await expect.poll(async () => (await lastOf(conversation))?.status, { timeout: 10_000 }).toBe("interrupted");
	const kept = (await lastOf(conversation))?.message.split(" ") ?? [];
	expect(kept).toEqual(words(kept.length));
	// Whoever heard a word heard it after it was on disk.
	for (const { words: said } of [one, other]) expect(said).toEqual(kept.slice(0, said.length));
	const rest = await hearAnswer(server.url, "GET", `/api/chat/${conversation}/stream`);
	expect([rest.words, rest.end, rest.said.code]).toEqual([kept, "error", "assistant_interrupted"]);
	expect((await say("say 2 words", { conversation_id: conversation })).words).toEqual(words(2));
});

test("the key is in no line of the log", () => {
	expect(loggedBefore).toContain("the model failed");
	for (const secret of [key, "status 429"]) expect(loggedBefore + server.output()).not.toContain(secret);
});
