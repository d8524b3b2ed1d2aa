/** A WebSocket's signs of life, over a real connection with only the time made up; and the platform's way to one. */
import { AsyncLocalStorage } from "node:async_hooks";
import { mkdtempSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Duplex } from "node:stream";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { GET } from "../../app/ws/[room_id]/route";
import { openStore } from "../../db";
import { openSession } from "../accounts/write";

const context = new AsyncLocalStorage<{ upgradeWebSocket(): object }>();
const patience = { timeout: 5_000 };
let server: Server;
let url: string;

/** As Vercel hands a connection over: the route's own handler, within a context that holds it. */
function upgradeAsPlatform(request: IncomingMessage, socket: Duplex, head: Buffer): void {
	const headers = new Headers(
		Object.entries(request.headers).map(([name, value]): [string, string] => [name, `${value}`]),
	);
	const asked = new Request(`http://parley.test${request.url}`, { headers });
	const handOver = { upgradeWebSocket: () => ({ req: request, socket, head }) };
	const params = Promise.resolve({ room_id: "lobby" });
	void context.run(handOver, async () => {
		const answer = await GET(asked, { params });
		if (answer.status !== 204) socket.end(`HTTP/1.1 ${answer.status} Refused\r\n\r\n`);
	});
}

beforeAll(async () => {
	process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "parley-sockets-"));
	delete process.env.DATABASE_URL;
	const shared = globalThis as Record<symbol, unknown>;
	shared[Symbol.for("@vercel/request-context")] = { get: () => context.getStore() };
	server = createServer().on("upgrade", upgradeAsPlatform);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { session_id } = await openSession({});
	url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws/lobby?session_id=${session_id}`;
	vi.useFakeTimers({ toFake: ["setInterval"] });
});
afterAll(async () => {
	vi.useRealTimers();
	server.close();
	await (await openStore()).close();
});

interface Watched {
	frames: { type: string; message?: string }[];
	socket: WebSocket;
	/** Undefined while it is open. */
	code: () => number | undefined;
}

async function watch(autoPong: boolean): Promise<Watched> {
	const socket = new WebSocket(url, { autoPong });
	const frames: Watched["frames"] = [];
	let code: number | undefined;
	socket.on("message", (data) => frames.push(JSON.parse(String(data))));
	socket.on("close", (closed) => {
		code = closed;
	});
	await expect.poll(() => frames.map(({ type }) => type), patience).toContain("presence");
	return { frames, socket, code: () => code };
}

test("a platform's connection speaks as our own does", async () => {
	const { frames, socket, code } = await watch(true);
	socket.send(JSON.stringify({ type: "chat", message: "by way of the platform", client_id: "on-a-platform" }));
	await expect.poll(() => frames.map(({ type }) => type), patience).toEqual(expect.arrayContaining(["chat", "posted"]));
	expect(frames.find(({ type }) => type === "chat")).toMatchObject({ cursor: expect.any(String) });
	socket.close(1000);
	await expect.poll(code, patience).toBe(1000);
});

test("who answers pings stays; who is silent for forty seconds is dropped", async () => {
	const [lively, silent, witness] = await Promise.all([watch(true), watch(false), watch(true)]);
	let pings = 0;
	lively.socket.on("ping", () => pings++);
	for (let quarter = 1; quarter <= 4; quarter++) {
		vi.advanceTimersByTime(15_000);
		await expect.poll(() => pings, patience).toBe(quarter);
		// A round trip, in which the answer to the ping arrives.
		witness.socket.send(JSON.stringify({ type: "chat", message: `after ${quarter}` }));
		await expect.poll(() => witness.frames.map(({ message }) => message), patience).toContain(`after ${quarter}`);
		if (quarter < 3) expect(silent.code()).toBeUndefined();
	}
	await expect.poll(silent.code, patience).toBe(1006);
	expect(lively.code()).toBeUndefined();
	for (const { socket } of [lively, witness]) socket.terminate();
});
