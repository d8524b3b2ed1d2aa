import { Agent } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, postMessage, readHistory } from "../support/talk";
import { endpoints, isTaken, splitRoute } from "./naughty/endpoints";
import { readProblem } from "./naughty/problem";
import { buildScene, spellPath } from "./naughty/scene";
import { type Asked, ask, cutOff, sendBytes } from "./naughty/wire";

const limit = 64 * 1024;
let server: Server;
let owner: Session;
let path: string;
let roomId: string;

beforeAll(async () => {
	server = await startServer();
	owner = await newSession(server.url);
	roomId = (await createRoom(owner, { kind: "private" })).room_id;
	path = `/api/rooms/${roomId}/messages`;
});
afterAll(() => server?.stop());

const post = (body: Asked["body"], headers: Asked["headers"] = {}) =>
	ask(server.url, { method: "POST", path, bearer: owner.id, body, headers });

/** A right body of exactly `size` bytes, blown up by white space. */
const padded = (message: string, size: number) => JSON.stringify({ message }).padEnd(size, " ");

test("a body of exactly 64 KiB is taken, one byte more is not, though its length was told", async () => {
	expect((await post(padded("just fits", limit))).status).toBe(201);
	readProblem(await post(padded("too large", limit + 1)), "body_too_large");
});

test("nor is it taken in chunks without a length", async () => {
	const pieces = (message: string, size: number) => [Buffer.from(padded(message, size - 1)), Buffer.from(" ")];
	expect((await post(pieces("fits in chunks", limit))).status).toBe(201);
	readProblem(await post(pieces("too large in chunks", limit + 1)), "body_too_large");
});

test("a body that comes byte by byte is one body", async () => {
	const bytes = [...Buffer.from('{"message":"byte by byte"}')].map((byte) => Buffer.of(byte));
	expect((await post(bytes)).status).toBe(201);
});

test("after a refused body its connection takes the next request at once, or is closed", async () => {
	const agent = new Agent({ keepAlive: true, maxSockets: 1 });
	const chunks = Array.from({ length: 40 }, () => Buffer.alloc(limit, " "));
	for (let at = 0; at < 3; at++) {
		readProblem(
			await ask(server.url, { method: "POST", path, bearer: owner.id, body: chunks, agent }),
			"body_too_large",
		);
		expect((await ask(server.url, { path, bearer: owner.id, agent })).status).toBe(200);
	}
	agent.destroy();
});

test("a body of megabytes is refused without being waited for", async () => {
	const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${owner.id}\r\nContent-Type: application/json\r\n`;
	const began = performance.now();
	const answer = await sendBytes(
		server.url,
		`${head}Content-Length: 50000000\r\nConnection: close\r\n\r\n{"message":"`,
	);
	expect(answer).toMatch(/^HTTP\/1\.1 413 /);
	expect(answer).toContain("body_too_large");
	expect(performance.now() - began).toBeLessThan(5_000);
});

test("a body that ends before its length posts nothing", async () => {
	const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${owner.id}\r\nContent-Type: application/json\r\n`;
	await cutOff(server.url, `${head}Content-Length: 100\r\n\r\n{"message":"cut off"}`);
	await postMessage(owner, roomId, "after the cut");
	expect((await readHistory(owner, roomId)).map(({ message }) => message)).not.toContain("cut off");
});

test("nothing that was refused was stored", async () => {
	const messages = (await readHistory(owner, roomId)).map(({ message }) => message);
	expect(messages).toEqual(["just fits", "fits in chunks", "byte by byte", "after the cut"]);
});

const writes = endpoints.filter(({ route }) => /^(?:POST|PUT|PATCH) /.test(route));

test.each(writes)(
	"$route refuses a body that is too large whoever it is from and whatever it holds",
	async ({ route, valid = {} }) => {
		const scene = await buildScene(server.url);
		const { method, path: pattern } = splitRoute(route);
		const bearer = scene.owner.id;
		for (const body of [
			JSON.stringify(valid).padEnd(limit + 1),
			"x".repeat(200_000),
			[Buffer.alloc(limit), Buffer.alloc(limit)],
		])
			readProblem(await ask(server.url, { method, path: spellPath(pattern, scene), bearer, body }), "body_too_large");
	},
);

test.each(writes.filter(({ valid }) => valid === undefined || Object.keys(valid).length === 0))(
	"$route takes no body for an empty one",
	async ({ route, alone }) => {
		const scene = await buildScene(server.url);
		const { method, path: pattern } = splitRoute(route);
		const asked = { method, path: spellPath(pattern, scene), bearer: scene.owner.id };
		const empty = [
			{},
			{ body: "" },
			{ body: "{}" },
			{ headers: { "content-type": "text/plain" } },
			{ body: "", headers: { "content-type": "text/plain" } },
		];
		for (const extra of empty)
			expect((await ask(server.url, { ...asked, ...extra })).status).toSatisfy((status: number) =>
				isTaken({ alone }, status),
			);
	},
);

test("a client that expects 100-continue gets its answer", async () => {
	expect((await post('{"message":"patiently"}', { expect: "100-continue" })).status).toBe(201);
});
