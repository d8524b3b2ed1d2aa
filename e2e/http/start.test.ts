/** Starting: what the operator set is checked before anything is served, and what is made is for the operator alone. */
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { newSession } from "../support/http";
import { makeFolder, startServer } from "../support/server";

const refusal = (env: Record<string, string>, dataDir?: string) =>
	startServer({ env, ...(dataDir ? { dataDir } : {}) }).then(
		async (server) => `started: ${await server.stop()}`,
		(error: Error) => error.message,
	);

test("a wrong value stops the start with a sentence naming variable, value and remedy", async () => {
	const said = await refusal({ RATE_LIMITS: "perhaps" });
	expect(said).toContain("Parley cannot start.");
	expect(said).toMatch(/RATE_LIMITS="perhaps" cannot be used: .*Correct it or leave it out/);
	expect(said).not.toMatch(/^\s+at /m);
});

test("a short secret stops the start without being repeated", async () => {
	const said = await refusal({ SESSION_SECRET: "hunter2" });
	expect(said).toMatch(/SESSION_SECRET=\(hidden\) cannot be used: must have at least 32 characters/);
	expect(said).not.toContain("hunter2");
});

test("a database of a newer schema is refused and left as it is", async () => {
	const dataDir = await makeFolder();
	await (await startServer({ dataDir })).stop();
	const client = new Database(path.join(dataDir, "parley.db"));
	client.prepare("insert into __drizzle_migrations (hash, created_at) values ('x', ?)").run(Date.UTC(2100, 0));
	client.close();
	expect(await refusal({}, dataDir)).toMatch(/made by a newer Parley/);
});

test("a database that cannot be reached stops the start", async () => {
	expect(await refusal({ DATABASE_URL: "postgres://nobody@127.0.0.1:9/none" })).toContain("Parley cannot start.");
});

test("the data folder and the secret are made on the first start, for their owner alone, and kept", async () => {
	const dataDir = path.join(await makeFolder(), "made", "here");
	const server = await startServer({ dataDir });
	const ada = await newSession(server.url, "ada");
	expect(await server.stop()).toBe(0);
	expect(statSync(path.join(dataDir, "session-secret")).mode & 0o777).toBe(0o600);
	expect(existsSync(path.join(dataDir, "parley.db"))).toBe(true);
	const again = await startServer({ dataDir, port: server.port });
	expect((await ada.call("GET", "/api/sessions/current")).status).toBe(200);
	expect(await again.stop()).toBe(0);
});

test("lifted limits and relaxed durability are said loudly", async () => {
	const server = await startServer({ env: { RATE_LIMITS: "off", SQLITE_SYNCHRONOUS: "NORMAL" } });
	expect(server.output()).toContain("RATE LIMITS ARE OFF");
	expect(server.output()).toContain("SQLITE_SYNCHRONOUS=NORMAL: a power cut may lose the last messages");
	await server.stop();
});

test("neither texts nor tokens nor query strings are logged, even at the finest level", async () => {
	const server = await startServer({ env: { LOG_LEVEL: "trace" } });
	const ada = await newSession(server.url, "ada");
	await ada.call("POST", "/api/rooms/lobby/messages", { message: "a-very-private-text" });
	await ada.call("GET", `/api/rooms/lobby/events?session_id=${ada.id}&after=a-query-value`);
	await ada.call("POST", "/api/rooms/lobby/messages", { message: "a-very-private-text", oops: 1 });
	expect(server.output()).toContain("/api/rooms/:room_id/messages");
	for (const secret of ["a-very-private-text", ada.id, "a-query-value"]) expect(server.output()).not.toContain(secret);
	await server.stop();
});
