/** Promise 7: a lost wake-up heals, because each open reader compares its position with the head at least every 10 s. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Room } from "../../lib/rooms/schema";
import { eventually, stall } from "../support/eventually";
import { type Session, sessionOf } from "../support/http";
import { type Server, startServer } from "../support/server";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, poll, postMessage } from "../support/talk";

const suite = serveSuite();
/** The promise, and the time to read and send on two busy cores. */
const limit = 10_000 + stall;
let second: Server;

// Another process on the same data commits where the first one's bus in its memory cannot tell: a wake-up truly lost.
beforeAll(async () => {
	second = await startServer({ dataDir: suite.server.dataDir });
});
afterAll(() => second.kill());

async function enter() {
	const [ada] = (await suite.people(1)) as [Session];
	const room = await createRoom(ada, { kind: "private" });
	return { ada, elsewhere: sessionOf(second.url, ada.id, ada.user), room, path: eventsPath(room.room_id) };
}

async function readRoom(person: Session, roomId: string): Promise<Room> {
	return expectStatus(await person.call<Room>("GET", `/api/rooms/${roomId}`), 200);
}

test.concurrent.each(["room", "all rooms"])(
	"a stream of one %s gets what no wake-up told of, in order",
	async (scope) => {
		const { ada, elsewhere, room, path } = await enter();
		const stream = ada.stream(scope === "room" ? path : "/api/events");
		await stream.next((event) => event.type === "presence");
		for (let round = 0; round < 2; round++) {
			const begun = performance.now();
			const lines = [`first of ${round}`, `second of ${round}`, `third of ${round}`];
			for (const line of lines) await postMessage(elsewhere, room.room_id, line);
			for (const line of lines) await stream.next((event) => event.type === "chat" && event.message === line, limit);
			expect(performance.now() - begun).toBeLessThan(limit);
		}
		stream.close();
		const chats = stream.frames.filter(({ event }) => event.type === "chat");
		expect(chats).toHaveLength(6);
	},
);

test.concurrent("a long poll that nobody wakes answers within the same time", async () => {
	const { ada, elsewhere, room, path } = await enter();
	const waiting = poll(ada, path, room.cursor, 25);
	// Here by its poll, and a few more answers later: it has read the log to its end and waits.
	await eventually(
		async () => (await readRoom(ada, room.room_id)).online,
		(online) => online > 0,
	);
	for (let n = 0; n < 5; n++) await readRoom(ada, room.room_id);
	const begun = performance.now();
	const { id } = await postMessage(elsewhere, room.room_id, "not announced");
	expect((await waiting).events).toMatchObject([{ type: "chat", id }]);
	expect(performance.now() - begun).toBeLessThan(limit);
});

test.concurrent("what was announced meanwhile does not let the unannounced be skipped", async () => {
	const { ada, elsewhere, room, path } = await enter();
	const stream = ada.stream(path);
	await stream.next((event) => event.type === "presence");
	await postMessage(elsewhere, room.room_id, "not announced");
	await postMessage(ada, room.room_id, "announced");
	const seen = [
		await stream.next((event) => event.type === "chat"),
		await stream.next((event) => event.type === "chat"),
	];
	stream.close();
	expect(seen.map(({ event }) => event)).toMatchObject([{ message: "not announced" }, { message: "announced" }]);
});

test.concurrent("a poll without waiting always reads the truth", async () => {
	const { ada, elsewhere, room, path } = await enter();
	const { id } = await postMessage(elsewhere, room.room_id, "not announced");
	expect((await poll(ada, path, room.cursor)).events).toMatchObject([{ id }]);
});
