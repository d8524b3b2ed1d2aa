/** The same product on a real PostgreSQL: one conversation through every kind of write, across a kill. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../../db/postgres-server";
import type { Message } from "../../lib/messages/schema";
import { readLog, readStretch, transports } from "../support/follow";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, expectStatus, joinRoom, postMessage, readHistory } from "../support/talk";

let postgres: TestPostgres;
let server: Server;
const start = (change: { port?: number; dataDir?: string } = {}) =>
	startServer({ env: { DATABASE_URL: postgres.url }, ...change });

beforeAll(async () => {
	postgres = await startPostgres();
	server = await start();
});
afterAll(async () => {
	await server.kill();
	await postgres.stop();
});

test("nothing that was answered is lost or doubled, and every transport reads the same log from any cursor", async () => {
	const [ada, bob] = (await Promise.all([newSession(server.url), newSession(server.url)])) as [Session, Session];
	const room = await createRoom(ada, { kind: "private", name: "On Postgres" });
	const { cursor } = await joinRoom(bob, room.room_id);
	const live = bob.stream(eventsPath(room.room_id), { after: cursor });
	const same = Array.from({ length: 16 }, () => postMessage(ada, room.room_id, "once", "the-same-id"));
	const others = Array.from({ length: 16 }, (_, n) => postMessage(bob, room.room_id, `line ${n}`));
	const posted = await Promise.all([...same, ...others]);
	expect(new Set(posted.slice(0, 16).map(({ id }) => id)).size).toBe(1);
	await everyKindOfWrite(ada, room.room_id, posted[0] as Message);
	await live.next((event) => event.type === "delete");
	live.close();

	await server.kill();
	server = await start({ port: server.port, dataDir: server.dataDir });
	const history = await readHistory(ada, room.room_id);
	expect(history.map(({ message }) => message).sort()).toEqual(
		["This message was deleted", ...Array.from({ length: 16 }, (_, n) => `line ${n}`)].sort(),
	);
	const { events } = await readLog(bob, eventsPath(room.room_id), cursor);
	const first = events.findIndex(({ type }) => type === "reaction");
	expect(events.slice(first).map(({ type }) => type)).toEqual(["reaction", "edit", "room_updated", "delete"]);
	for (const transport of transports) {
		const asked = { path: eventsPath(room.room_id), cursor, count: events.length };
		expect((await readStretch(bob, transport, asked)).events).toEqual(events);
	}
});

async function everyKindOfWrite(ada: Session, roomId: string, { id }: Message): Promise<void> {
	const path = `/api/rooms/${roomId}`;
	const write = async (method: string, rest: string, body?: unknown) =>
		expectStatus(await ada.call(method, path + rest, body), 200, 204);
	await write("PUT", `/messages/${id}/reactions/${encodeURIComponent("🎉")}`);
	await write("PATCH", `/messages/${id}`, { message: "edited" });
	await write("PUT", "/read", { seq: 3 });
	await write("POST", "/typing");
	await write("PATCH", "", { topic: "changed" });
	await write("DELETE", `/messages/${id}`);
}
