import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, joinRoom, readHistory } from "../support/talk";
import { readProblem } from "./naughty/problem";
import { type Answered, ask } from "./naughty/wire";

const sends = 10;
const burstSeconds = 10;

let server: Server;

describe("with the limits that are on by default", () => {
	beforeAll(async () => {
		server = await startServer({ env: { RATE_LIMITS: "on" } });
	});
	afterAll(() => server?.stop());

	test("a session may send ten times in ten seconds; the eleventh is refused, says when to come back, and is nowhere", async () => {
		const [ada, bob] = [await newSession(server.url), await newSession(server.url)];
		const room = (await createRoom(ada, { kind: "private" })).room_id;
		await joinRoom(bob, room);
		const answers: Answered[] = [];
		for (let at = 0; at < sends + 3; at++) answers.push(await post(ada, room, `message ${at}`));
		expect(answers.map(({ status }) => status)).toEqual([...Array(sends).fill(201), 429, 429, 429]);
		for (const answer of answers.slice(sends)) expectRefused(answer, burstSeconds);
		expect((await readHistory(bob, room)).map(({ message }) => message)).toEqual(
			Array.from({ length: sends }, (_, at) => `message ${at}`),
		);
		expect((await post(bob, room, "another session at the same address")).status).toBe(201);
	});

	test("whoever sends all at once gets the same: ten stored, the rest refused", async () => {
		const ada = await newSession(server.url);
		const room = (await createRoom(ada, { kind: "private" })).room_id;
		const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => post(ada, room, `message ${at}`)));
		expect(answers.filter(({ status }) => status === 201)).toHaveLength(sends);
		for (const answer of answers.filter(({ status }) => status !== 201)) expectRefused(answer, burstSeconds);
		expect(await readHistory(ada, room)).toHaveLength(sends);
	});

	test("a retry under the refused key after the wait posts once", async () => {
		const ada = await newSession(server.url);
		const room = (await createRoom(ada, { kind: "private" })).room_id;
		for (let at = 0; at < sends; at++) await post(ada, room, `message ${at}`);
		const refused = await post(ada, room, "at last", "patient-key-01");
		expectRefused(refused, burstSeconds);
		const again = await waitFor(refused, () => post(ada, room, "at last", "patient-key-01"));
		expect(again.status).toBe(201);
		expect((await readHistory(ada, room)).filter(({ message }) => message === "at last")).toHaveLength(1);
	});

	test("a session changes its name or setting ten times a minute, since each name is told in every room", async () => {
		const ada = await newSession(server.url);
		const change = (signals: boolean) =>
			ask(server.url, { method: "PATCH", path: "/api/users/me", bearer: ada.id, body: JSON.stringify({ signals }) });
		const answers: Answered[] = [];
		for (let at = 0; at < 12; at++) answers.push(await change(at % 2 === 0));
		expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(200), 429, 429]);
		for (const answer of answers.slice(10)) expectRefused(answer, 60);
		expect((await ask(server.url, { path: "/api/users/me", bearer: ada.id })).json).toMatchObject({ signals: false });
	});

	test("one address opens only so many sessions, and a made-up X-Forwarded-For buys none", async () => {
		const answers: Answered[] = [];
		while (answers.length < 1_000 && answers.at(-1)?.status !== 429) answers.push(await enter());
		const last = answers.at(-1);
		if (!last) throw new Error("no session was tried");
		expectRefused(last, 60);
		for (const headers of [
			{ "x-forwarded-for": "192.0.2.7" },
			{ "x-real-ip": "192.0.2.7" },
			{ forwarded: "for=192.0.2.7" },
		])
			expectRefused(await enter(headers), 60);
		expectRefused(await enter({ "x-parley-peer": "192.0.2.7" }), 60);
	});
});

describe("behind a proxy that is trusted", () => {
	beforeAll(async () => {
		server = await startServer({ env: { RATE_LIMITS: "on", TRUSTED_PROXIES: "127.0.0.1", SESSIONS_PER_MINUTE: "3" } });
	});
	afterAll(() => server?.stop());

	const from = (address: string) => enter({ "x-forwarded-for": address });

	test("each address has its own limit, and only the proxy's own word for it counts", async () => {
		for (const address of ["192.0.2.1", "192.0.2.2"]) {
			const answers = [await from(address), await from(address), await from(address), await from(address)];
			expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 429]);
		}
		expectRefused(await from("198.51.100.9, 192.0.2.1"), 60);
		expect((await from("2001:db8::1")).status).toBe(201);
	});
});

describe("with RATE_LIMITS=on and a limit for each address", () => {
	let people: Session[];

	beforeAll(async () => {
		server = await startServer({ env: { RATE_LIMITS: "on", SENDS_PER_10_SECONDS: "2" } });
		people = await Promise.all(Array.from({ length: 20 }, () => newSession(server.url)));
	});
	afterAll(() => server?.stop());

	test("many sessions of one address are limited together, and what was refused is nowhere", async () => {
		const [owner, ...guests] = people;
		if (!owner) throw new Error("nobody came");
		const room = (await createRoom(owner, { kind: "private" })).room_id;
		await Promise.all(guests.map((guest) => joinRoom(guest, room)));
		const answers: Answered[] = [];
		for (const person of people) for (let at = 0; at < 2; at++) answers.push(await post(person, room, "hello"));
		const taken = answers.filter(({ status }) => status === 201).length;
		expect(taken).toBeGreaterThan(2);
		expect(taken).toBeLessThan(answers.length);
		for (const answer of answers.filter(({ status }) => status !== 201)) expectRefused(answer, burstSeconds);
		expect(await readHistory(owner, room)).toHaveLength(taken);
	});
});

function post(person: Session, room: string, message: string, client_id?: string): Promise<Answered> {
	const body = JSON.stringify({ message, ...(client_id !== undefined && { client_id }) });
	return ask(server.url, { method: "POST", path: `/api/rooms/${room}/messages`, bearer: person.id, body });
}

function enter(headers: Record<string, string> = {}): Promise<Answered> {
	return ask(server.url, { method: "POST", path: "/api/sessions", headers, body: "{}" });
}

function expectRefused(answer: Answered, most: number): void {
	readProblem(answer, "rate_limited");
	const seconds = Number(answer.headers["retry-after"]);
	expect(seconds).toBeGreaterThanOrEqual(1);
	expect(seconds).toBeLessThanOrEqual(most);
}

/** Comes back when the refusal said, and not before: the wait itself is what is tested. */
async function waitFor(refused: Answered, retry: () => Promise<Answered>): Promise<Answered> {
	await new Promise((resolve) => setTimeout(resolve, Number(refused.headers["retry-after"]) * 1_000));
	return retry();
}
