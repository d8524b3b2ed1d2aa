/** Promises 2, 3 and 8 with a second process on the same data, of which the first hears nothing but what the rows say. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import { eventually, stall } from "../support/eventually";
import { readLog } from "../support/follow";
import { type Session, sessionOf } from "../support/http";
import { type Server, startServer } from "../support/server";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, leaveRoom, postMessage, readHistory } from "../support/talk";

const suite = serveSuite();
/** How long a head check may take to find what nobody announced (milliseconds), and some time to act upon it. */
const healing = 10_000 + 1_500;
let second: Server;

beforeAll(async () => {
	second = await startServer({ dataDir: suite.server.dataDir });
});
afterAll(() => second.kill());

const elsewhere = (person: Session) => sessionOf(second.url, person.id, person.user);

async function enterPrivate() {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id: roomId, cursor } = await createRoom(ada, { kind: "private" });
	await joinRoom(bob, roomId);
	return { ada, bob, roomId, cursor, path: eventsPath(roomId) };
}

test.concurrent("one client_id posted to both processes at the same moment is one message", async () => {
	const { ada, roomId } = await enterPrivate();
	const draft = { message: "once for both", client_id: "both-processes" };
	const doors = [ada, elsewhere(ada)] as const;
	const calls = Array.from({ length: 32 }, (_, n) =>
		doors[n % 2 === 0 ? 0 : 1].call<Message>("POST", messagesOf(roomId), draft),
	);
	const answers = await Promise.all(calls);
	expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
	for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
	expect(await readHistory(ada, roomId)).toEqual([answers[0]?.body]);
});

const messagesOf = (roomId: string) => `/api/rooms/${roomId}/messages`;

test.concurrent("writers on both processes share one gap-free order", async () => {
	const { ada, bob, roomId, cursor, path } = await enterPrivate();
	const writeMany = async (person: Session, name: string) => {
		for (let n = 0; n < 40; n++) await postMessage(person, roomId, `${name} ${n}`);
	};
	await Promise.all([
		writeMany(ada, "here"),
		writeMany(elsewhere(bob), "there"),
		writeMany(elsewhere(ada), "also there"),
	]);
	const logs = [await readLog(ada, path, cursor), await readLog(elsewhere(ada), path, cursor)];
	expect(logs[1]?.events).toEqual(logs[0]?.events);
	const numbers = logs[0]?.events.map((event) => ("event_seq" in event ? event.event_seq : 0)) ?? [];
	expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
	expect(numbers).toHaveLength(121);
});

test.concurrent("a member removed through the other process gets nothing that came after, and is sent away", async () => {
	const { ada, bob, roomId, path } = await enterPrivate();
	const streams = [bob.stream(path), bob.stream("/api/events")] as const;
	for (const stream of streams) await stream.next((event) => event.type === "presence");
	await leaveRoom(elsewhere(ada), roomId, bob.user.id);
	await postMessage(elsewhere(ada), roomId, "a secret");
	// Announced on this process, so that it reads the log before any check of who may read.
	await postMessage(ada, roomId, "a secret too");
	const closed = { type: "room_closed", room_id: roomId, reason: "removed" };
	for (const stream of streams)
		expect((await stream.next((event) => event.type === "room_closed", healing)).event).toEqual(closed);
	expect(await streams[0].closed).toBe("ended");
	for (const stream of streams) expect(stream.raw()).not.toContain("a secret");
	streams[1].close();
	expect((await bob.call("GET", path)).status).toBe(404);
});

test.concurrent("a session ended through the other process is dead here within five seconds, and its streams end", async () => {
	const { ada, path } = await enterPrivate();
	const stream = ada.stream(path);
	await stream.next((event) => event.type === "presence");
	expectStatus(await elsewhere(ada).call("DELETE", "/api/sessions/current"), 204);
	const status = async () => (await ada.call("GET", "/api/sessions/current")).status;
	await eventually(status, (answered) => answered === 401, 5_000 + stall);
	expect(["ended", "broke"]).toContain(await stream.closed);
});

test.concurrent("a room deleted through the other process ends its streams here", async () => {
	const { ada, bob, roomId, path } = await enterPrivate();
	const stream = bob.stream(path);
	await stream.next((event) => event.type === "presence");
	expectStatus(await elsewhere(ada).call("DELETE", `/api/rooms/${roomId}`), 204);
	const closed = await stream.next((event) => event.type === "room_closed", healing);
	expect(closed.event).toMatchObject({ reason: "deleted" });
	expect((await bob.call("GET", path)).status).toBe(404);
});
