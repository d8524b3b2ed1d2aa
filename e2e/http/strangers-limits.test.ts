import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { flood, linksWhileUnknown, repeats, unknownMessages } from "../../lib/safety/limits";
import { newSession, type Session } from "../support/http";
import { meet, type Pair } from "../support/queue";
import { type Server, startServer } from "../support/server";
import { enter } from "../support/socket";
import { createRoom, readHistory } from "../support/talk";
import { readProblem } from "./naughty/problem";
import { type Answered, ask } from "./naughty/wire";

let server: Server;
let pair: Pair;

beforeAll(async () => {
	const many = { SENDS_PER_10_SECONDS: "1000", SENDS_PER_MINUTE: "1000", PAIRINGS_PER_MINUTE: "1000" };
	server = await startServer({ env: { RATE_LIMITS: "on", SESSIONS_PER_MINUTE: "1000", ...many } });
});
beforeEach(async () => {
	pair = await meet(server.url);
});
afterAll(() => server?.stop());

function post(person: Session, room: string, message: string, client_id?: string): Promise<Answered> {
	const body = JSON.stringify({ message, ...(client_id !== undefined && { client_id }) });
	return ask(server.url, { method: "POST", path: `/api/rooms/${room}/messages`, bearer: person.id, body });
}

const say = (message: string) => post(pair.ada, pair.roomId, message);

function expectWait(answer: Answered, code: "rate_limited" | "message_repeated", most: number): void {
	readProblem(answer, code);
	expect(Number(answer.headers["retry-after"])).toBeGreaterThanOrEqual(1);
	expect(Number(answer.headers["retry-after"])).toBeLessThanOrEqual(most);
}

describe("in a pair", () => {
	test("of 32 messages at once no more than five in 5 s arrive, and what was refused is nowhere", async () => {
		const answers = await Promise.all(Array.from({ length: 32 }, (_, at) => say(`line ${at}`)));
		const taken = answers.filter(({ status }) => status === 201);
		expect(taken.length).toBeGreaterThanOrEqual(flood.messages);
		for (const answer of answers.filter((each) => !taken.includes(each)))
			expectWait(answer, "rate_limited", flood.within / 1000);
		const times = (await readHistory(pair.bob, pair.roomId)).map(({ timestamp }) => Date.parse(timestamp));
		expect(times).toHaveLength(taken.length);
		const gaps = times.slice(flood.messages).map((time, at) => time - (times[at] ?? Number.NaN));
		expect(gaps.every((gap) => gap >= flood.within)).toBe(true);
		expect((await post(pair.bob, pair.roomId, "slowly, please")).status, "the partner's own count is theirs").toBe(201);
	});

	test("a retry of what arrived is answered, however fast it comes", async () => {
		for (let at = 0; at < flood.messages; at++)
			expect((await post(pair.ada, pair.roomId, `line ${at}`, `client-key-${at}`)).status).toBe(201);
		expect((await post(pair.ada, pair.roomId, "line 0", "client-key-0")).status).toBe(200);
		expectWait(await post(pair.ada, pair.roomId, "line 9", "client-key-9"), "rate_limited", flood.within / 1000);
	});

	test("the same is not said a third time in a row, in whatever letters", async () => {
		for (const text of ["Buy my thing", "buy MY thing!"]) expect((await say(text)).status).toBe(201);
		expectWait(await say("b u y my thing..."), "message_repeated", repeats.within / 1000);
		expect((await say("I mean it")).status).toBe(201);
		expect((await say("Buy my thing")).status, "something was said in between").toBe(201);
		expect(await readHistory(pair.bob, pair.roomId)).toHaveLength(repeats.times + 2);
	});

	test("it is the same by whatever way one writes", async () => {
		const socket = await enter(pair.ada, pair.roomId);
		const alias = (message: string) =>
			ask(server.url, { method: "POST", path: "/message", bearer: pair.ada.id, body: JSON.stringify({ message }) });
		expect((await say("hello?")).status).toBe(201);
		expect((await alias("Hello")).status).toBe(201);
		expectWait(await alias("hello!"), "message_repeated", repeats.within / 1000);
		socket.say({ type: "chat", message: "HELLO" });
		expect(await socket.nextOf("error")).toMatchObject({ code: "message_repeated" });
		socket.close();
		expect(await readHistory(pair.bob, pair.roomId)).toHaveLength(repeats.times);
	});

	test("who stay in touch may say what they like", async () => {
		for (const person of [pair.ada, pair.bob])
			expect((await person.call("PUT", "/api/pairing/stay", {})).status).toBe(200);
		const answers = await Promise.all(Array.from({ length: 8 }, () => say("https://a.example https://a.example")));
		expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
	});

	test("while unknown one sends two links; what was refused is nowhere", async () => {
		expect(linksWhileUnknown).toBe(2);
		expect((await say("https://a.example")).status).toBe(201);
		readProblem(await say("www.b.example or +49 170 1234567"), "links_refused");
		expect((await say("then +49 170 1234567")).status).toBe(201);
		readProblem(await say("t.me/ada"), "links_refused");
		expect((await post(pair.bob, pair.roomId, "https://c.example")).status).toBe(201);
		const messages = await readHistory(pair.bob, pair.roomId);
		expect(messages).toHaveLength(3);
		expect(messages.length).toBeLessThan(unknownMessages);
	});
});

test("the same in another room is nobody's business", async () => {
	const ada = await newSession(server.url);
	const { room_id } = await createRoom(ada, { kind: "private" });
	const links = "https://a.example https://b.example https://c.example";
	const answers = await Promise.all(Array.from({ length: 12 }, () => post(ada, room_id, links)));
	expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(201));
});

test("a session seeks a partner, reports and blocks only so often in a minute", async () => {
	const own = await startServer({ env: { RATE_LIMITS: "on", PAIRINGS_PER_MINUTE: "5" } });
	try {
		const eve = await newSession(own.url);
		const probe = (room_id: string) =>
			ask(own.url, {
				method: "POST",
				path: "/api/pairing/blocks",
				bearer: eve.id,
				body: JSON.stringify({ room_id }),
			});
		const answers = [];
		for (let at = 0; at < 7; at++) answers.push(await probe(`guess-${at}`));
		expect(answers.map(({ status }) => status)).toEqual([...Array(5).fill(404), 429, 429]);
		for (const answer of answers.slice(5)) expectWait(answer, "rate_limited", 60);
	} finally {
		await own.stop();
	}
});
