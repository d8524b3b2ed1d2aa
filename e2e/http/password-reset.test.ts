/** A new password from `npm run member`, a process of its own: whatever the old one opened is dead within five seconds. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { CreatedSession } from "../../lib/accounts/schema";
import { eventually } from "../support/eventually";
import { call, type Session, sessionOf } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage } from "../support/talk";

const suite = serveSuite();
/** The promise, and the time to answer on two busy cores (milliseconds). */
const limit = 5_000 + 1_000;

/** Runs the command on the suite's data and returns the password that it prints. */
async function grantMembership(name: string): Promise<string> {
	const { dataDir } = suite.server;
	const run = promisify(execFile);
	const words = ["scripts/run.mjs", "scripts/member.ts", name];
	const { stdout } = await run(process.execPath, words, { env: { ...process.env, DATA_DIR: dataDir } });
	const password = /^password: (\S+)$/m.exec(stdout)?.[1];
	if (!password) throw new Error(`the command printed no password:\n${stdout}`);
	return password;
}

async function logIn(username: string, password: string): Promise<Session> {
	const answer = await call<CreatedSession>(suite.url, "POST", "/api/sessions", { username, password });
	const { session_id, user } = expectStatus(answer, 201);
	return sessionOf(suite.url, session_id, user);
}

test("a reset ends the old sessions with their streams and polls, though the person stays in the room", async () => {
	const ada = await logIn("ada", await grantMembership("ada"));
	const [bob] = (await suite.people(1)) as [Session];
	const { room_id: roomId, cursor } = await createRoom(ada, { kind: "private" });
	await joinRoom(bob, roomId);
	const path = eventsPath(roomId);
	const streams = [ada.stream(path), ada.stream("/api/events")];
	for (const stream of streams) await stream.next((event) => event.type === "presence");
	const { cursor: head } = await poll(ada, path, cursor);
	const waiting = ada.call("GET", `${path}?wait=25&after=${encodeURIComponent(head)}`);

	const password = await grantMembership("ada");
	const begun = performance.now();
	const ended = Promise.all([waiting, ...streams.map((stream) => stream.closed)]);
	const status = async () => (await ada.call("GET", "/api/sessions/current")).status;
	await eventually(status, (answered) => answered === 401, limit);
	const [{ body }] = await ended;
	expect(performance.now() - begun).toBeLessThan(limit);
	expect(body).toMatchObject({ events: [] });

	await postMessage(bob, roomId, "after the reset");
	for (const stream of streams) expect(stream.raw()).not.toContain("after the reset");
	expect((await ada.stream(path).opened).status).toBe(401);
	expect((await poll(await logIn("ada", password), path, head)).events).toMatchObject([{ message: "after the reset" }]);
});
