/** What may be asked and spent in a day, and how many answers there are at once. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ProblemCode } from "../../lib/errors";
import { askAssistant, beginAnswer, hearAnswer } from "../support/chat";
import { call, newSession, type Session } from "../support/http";
import { type FakeModel, startModel } from "../support/model";
import { type Server, startServer } from "../support/server";
import { createRoom, expectStatus, postMessage, readHistory } from "../support/talk";

let model: FakeModel;
const servers: Server[] = [];

beforeAll(async () => {
	model = await startModel();
});
afterAll(async () => {
	await Promise.all(servers.map((server) => server.stop()));
	model?.close();
});

async function serve(env: Record<string, string>, dataDir?: string): Promise<Server> {
	const settings = { env: { ASSISTANT_BASE_URL: model.url, ...env } };
	const server = await startServer(dataDir === undefined ? settings : { ...settings, dataDir });
	servers.push(server);
	return server;
}

async function expectRefused(person: Session, status: number, code: ProblemCode): Promise<void> {
	const refused = await person.call<{ code: string; detail: string }>("POST", "/api/chat", {
		user_message: "say 1 words",
	});
	expect([refused.status, refused.body.code]).toEqual([status, code]);
	expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
}

test("a person's share of the day ends, also in rooms and over a restart; others and all else go on", async () => {
	const limited = { RATE_LIMITS: "on", ASSISTANT_REQUESTS_PER_DAY: "2" };
	const first = await serve(limited);
	const ada = await newSession(first.url);
	for (const _ of [1, 2]) expect((await askAssistant(ada, { user_message: "say 1 words" })).end).toBe("done");
	await expectRefused(ada, 429, "assistant_limited");
	await first.kill();
	const server = await serve(limited, first.dataDir);
	const again = { ...ada, url: server.url };
	const adas: Session = { ...again, call: (method, path, body) => call(server.url, method, path, body, bearer(ada)) };
	await expectRefused(adas, 429, "assistant_limited");
	const { room_id } = await createRoom(adas, { kind: "private" });
	expectStatus(await adas.call("PUT", `/api/rooms/${room_id}/assistant`, {}), 200);
	await postMessage(adas, room_id, "@assistant say 1 words");
	const history = async () => (await readHistory(adas, room_id)).map(({ message }) => message).join();
	await expect.poll(history, { timeout: 15_000 }).toContain("enough for today");
	await postMessage(adas, room_id, "we talk on");
	const bob = await newSession(server.url);
	expect((await askAssistant(bob, { user_message: "say 1 words" })).end).toBe("done");
});

const bearer = ({ id }: Session) => ({ headers: { authorization: `Bearer ${id}` } });

test("what may be spent in a day is spent, and not more", async () => {
	// Each answer is 10 tokens in and 20 out: 50 millionths.
	const prices = { ASSISTANT_INPUT_PRICE: "1", ASSISTANT_OUTPUT_PRICE: "2", ASSISTANT_SPEND_PER_DAY: "0.0001" };
	const { url } = await serve(prices);
	const people = await Promise.all([newSession(url), newSession(url), newSession(url)]);
	for (const person of people.slice(0, 2)) {
		expect((await askAssistant(person, { user_message: "say 1 words" })).end).toBe("done");
	}
	await expectRefused(people[2] as Session, 429, "assistant_limited");
});

test("where all places are taken one is told so, and may come back", async () => {
	const { url } = await serve({ ASSISTANT_CONCURRENT: "1" });
	const { conversation, heard } = await beginAnswer(url, { user_message: "say 900 words 20 apart" });
	const ada = await newSession(url);
	await expectRefused(ada, 503, "assistant_busy");
	expect((await call(url, "DELETE", `/api/chat/${conversation}/stream`)).status).toBe(204);
	expect((await heard).end).toBe("done");
	expect((await askAssistant(ada, { user_message: "say 1 words" })).end).toBe("done");
});

test("where it is turned off there is none", async () => {
	const { url } = await serve({ ASSISTANT: "off" });
	const refused = await hearAnswer(url, "POST", "/api/chat", { user_message: "hello" });
	expect([refused.status, refused.said.code]).toEqual([404, "assistant_off"]);
	expect((await call(url, "GET", "/api/health")).status).toBe(200);
});
