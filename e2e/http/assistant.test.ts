/** The assistant without a model behind it: the founding calls, what the built-in bot says, and whose a conversation is. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { Conversation } from "../../lib/assistant/schema";
import { askAssistant, hearAnswer, textOf } from "../support/chat";
import { call, type Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { readProblem } from "./naughty/problem";
import { ask } from "./naughty/wire";

const suite = serveSuite();
const shell = promisify(execFile);

const greeting = "Hi there! How can I help you today?";

/** As the founding README has them, but for the port. */
const founding = {
	health: "curl http://localhost:3000/api/health",
	chat: `curl -N -X POST http://localhost:3000/api/chat -H "Content-Type: application/json" -d '{"user_message":"hello"}'`,
};

async function inShell(command: string): Promise<string> {
	const here = command.replace("http://localhost:3000", suite.url);
	return (await shell("sh", ["-c", here.replace("curl", "curl -s")])).stdout;
}

test("the founding commands are answered to the letter", async () => {
	expect(await inShell(founding.health)).toBe('{"status":"success","message":"The server is up and running."}');
	const said = await inShell(founding.chat);
	const words = greeting.split(" ").map((word, at) => `id: ${at + 1}\ndata: ${word}\n\n`);
	expect(said.replace(/^(?::.*\n\n)+/, "")).toMatch(new RegExp(`^${literal(words.join(""))}event: done\ndata: `));
	const done = JSON.parse(/event: done\ndata: (.*)\n\n$/.exec(said)?.[1] ?? "null");
	expect(Object.keys(done).sort()).toEqual(["conversation_id", "message_id"]);
});

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

async function say(user_message: string, more: Record<string, unknown> = {}): Promise<string> {
	const heard = await hearAnswer(suite.url, "POST", "/api/chat", { user_message, ...more });
	expect([heard.status, heard.end], heard.raw).toEqual([200, "done"]);
	expect(heard.numbers).toEqual(heard.words.map((_, at) => at + 1));
	return textOf(heard.words);
}

test.each([
	["Hello!", /^Hi there! How can I help you today\?$/],
	["what can you do?", /roll dice[\s\S]*catch you up/],
	["how do I invite somebody to a room?", /invitation/],
	["explain npm run seed", /fills an empty database/],
	["what time is it in Tokyo?", /^It is \d\d:\d\d on .* \(Asia\/Tokyo\)\.$/],
	["what is 3 * (4 + 5)?", /^27$/],
	["5 km to miles", /^3\.106\d* miles$/],
	["2^", /no arithmetic/],
	["roll 3d6", /^You rolled [1-6], [1-6], [1-6]: \d+ in all\.$/],
	["pick tea or coffee", /^I pick (tea|coffee)\.$/],
	["shuffle a, b and c", /^[abc], [abc], [abc]$/],
	["flip a coin", /^(Heads|Tails)\.$/],
	["catch me up", /mention @assistant/],
	["which model is behind you?", /ASSISTANT_BASE_URL/],
	["who won the cup in 1987?", /^I cannot answer that.*ASSISTANT_BASE_URL/s],
])("asked %j it says what it can", async (question, answer) => {
	expect(await say(question)).toMatch(answer);
});

test("it tells the time in the asker's zone", async () => {
	expect(await say("what time is it?", { time_zone: "Pacific/Auckland" })).toContain("(Pacific/Auckland)");
});

test.each([
	[{}, "user_message"],
	[{ user_message: "" }, "user_message"],
	[{ user_message: " \n" }, "user_message"],
	[{ user_message: "a".repeat(4_001) }, "user_message"],
	[{ user_message: "a", typo: 1 }, "typo"],
	[{ user_message: "a", time_zone: "Mars/Base" }, "time_zone"],
	[{ user_message: "a", edits: "x" }, "conversation_id"],
])("a body like %j is refused with a problem document", async (body, path) => {
	const refused = await call<{ code: string; errors: { path: string }[] }>(suite.url, "POST", "/api/chat", body);
	expect([refused.status, refused.body.code]).toEqual([400, "validation_failed"]);
	expect(refused.body.errors.map((error) => error.path)).toContain(path);
});

test("a conversation goes on, branches where a question is edited or asked again, and is told whole", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const first = await askAssistant(ada, { user_message: "hello" });
	const { conversation: conversation_id } = first;
	await askAssistant(ada, { user_message: "1 + 1", conversation_id });
	const before = await readTalk(ada, conversation_id);
	const question = before.messages[2]?.id ?? "";
	await askAssistant(ada, { user_message: "2 + 2", conversation_id, edits: question });
	await askAssistant(ada, { conversation_id, again: question });
	const { messages, title } = await readTalk(ada, conversation_id);
	expect(title).toBe("hello");
	expect(messages.map(({ message }) => message)).toEqual(["hello", greeting, "1 + 1", "2", "2 + 2", "4", "2"]);
	expect(messages.map(({ status }) => status)).toEqual(messages.map(() => "done"));
	const at = (n: number) => messages[n]?.id ?? null;
	expect(messages.map(({ parent_id }) => parent_id)).toEqual([null, at(0), at(1), at(2), at(1), at(4), at(2)]);
});

async function readTalk(person: Session, id: string): Promise<Conversation> {
	const answer = await person.call<Conversation>("GET", `/api/chat/${id}`);
	expect(answer.status).toBe(200);
	return answer.body;
}

test("a conversation is its owner's alone; one begun without a session is whose who knows its id", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const hers = (await askAssistant(ada, { user_message: "hello" })).conversation;
	const nobodys = (await hearAnswer(suite.url, "POST", "/api/chat", { user_message: "hello" })).conversation;
	expect(nobodys.length).toBeGreaterThanOrEqual(22);
	for (const [bearer, mine, theirs] of [
		[ada.id, 200, 200],
		[bob.id, 404, 200],
		[undefined, 404, 200],
	] as const) {
		for (const path of ["", "/stream"]) {
			const [her, anybodys] = await Promise.all(
				[hers, nobodys].map((id) => ask(suite.url, { path: `/api/chat/${id}${path}`, bearer })),
			);
			expect([her?.status, anybodys?.status]).toEqual([mine, theirs]);
			if (her?.status === 404) readProblem(her, "conversation_not_found");
		}
		const into = { user_message: "and?", conversation_id: hers };
		const asked = await ask(suite.url, { method: "POST", path: "/api/chat", bearer, body: JSON.stringify(into) });
		expect(asked.status).toBe(mine);
	}
	const unknown = await ask(suite.url, { path: `/api/chat/${"x".repeat(22)}`, bearer: bob.id });
	const hidden = await ask(suite.url, { path: `/api/chat/${hers}`, bearer: bob.id });
	expect(unknown.text).toBe(hidden.text);
});

test("conversations are listed, the latest first, searched, renamed and deleted by their owner alone", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const titles = async (person: Session, search = "") => {
		const path = `/api/chat?search=${encodeURIComponent(search)}`;
		const { body } = await person.call<{ conversations: { title: string }[] }>("GET", path);
		return body.conversations.map(({ title }) => title);
	};
	const ids: string[] = [];
	for (const user_message of ["what is 6 * 7?", "100% sure", "roll d6"]) {
		ids.push((await askAssistant(ada, { user_message })).conversation);
	}
	await askAssistant(bob, { user_message: "hello" });
	expect(await titles(ada)).toEqual(["roll d6", "100% sure", "what is 6 * 7?"]);
	expect([await titles(ada, "YOU ROLLED"), await titles(ada, "42"), await titles(ada, "%")]).toEqual([
		["roll d6"],
		["what is 6 * 7?"],
		["100% sure"],
	]);
	const path = `/api/chat/${ids[0]}`;
	for (const [method, body] of [["PATCH", { title: "mine" }], ["DELETE"]] as const) {
		expect((await bob.call(method, path, body)).status).toBe(404);
	}
	const renamed = await ada.call("PATCH", path, { title: " The answer " });
	expect(renamed).toMatchObject({ status: 200, body: { conversation_id: ids[0], title: "The answer" } });
	expect((await ada.call("DELETE", `/api/chat/${ids[1]}`)).status).toBe(204);
	expect(await titles(ada)).toEqual(["roll d6", "The answer"]);
	expect((await ada.call("GET", `/api/chat/${ids[1]}`)).status).toBe(404);
});

test("an answer is read again from any of its words on", async () => {
	const heard = await hearAnswer(suite.url, "POST", "/api/chat", { user_message: "help" });
	const path = `/api/chat/${heard.conversation}/stream`;
	for (const last of [0, 1, 17, heard.words.length]) {
		const again = await hearAnswer(suite.url, "GET", path, undefined, { headers: { "last-event-id": String(last) } });
		expect(again.words).toEqual(heard.words.slice(last));
		expect(again.said).toEqual(heard.said);
	}
});
