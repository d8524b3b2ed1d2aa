/** Promises 4 and 5 on PostgreSQL, where every read takes turns of the loop in which others write. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../../db/postgres-server";
import { isLogged } from "../support/follow";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import type { EventStream } from "../support/stream";
import { createRoom, eventsPath, joinRoom, poll, postMessage, readPage } from "../support/talk";

let postgres: TestPostgres;
let server: Server;
let people: Session[];
let roomId: string;
let writing = true;
let work: Promise<unknown>;

beforeAll(async () => {
	postgres = await startPostgres();
	server = await startServer({ env: { DATABASE_URL: postgres.url } });
	people = await Promise.all(Array.from({ length: 6 }, () => newSession(server.url)));
	({ room_id: roomId } = await createRoom(people[0] as Session, { kind: "public" }));
	for (const person of people) await joinRoom(person, roomId);
	await postMessage(people[0] as Session, roomId, "from here on the log holds messages alone");
	work = Promise.all(people.map(writeOn));
});

afterAll(async () => {
	writing = false;
	await work;
	await server.kill();
	await postgres.stop();
});

async function writeOn(person: Session): Promise<void> {
	for (let n = 0; writing; n++) await postMessage(person, roomId, `line ${n}`);
}

/** The numbers of the next logged events of a stream. */
async function takeNumbers(stream: EventStream, count: number): Promise<number[]> {
	const numbers: number[] = [];
	while (numbers.length < count) {
		const { event } = await stream.next(isLogged);
		if (isLogged(event)) numbers.push(event.event_seq);
	}
	stream.close();
	return numbers;
}

const expectGapless = (numbers: number[]) =>
	expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));

test("a stream opened from a page's cursor while others write begins right after the page and has no hole", async () => {
	for (let round = 0; round < 60; round++) {
		const person = people[round % people.length] as Session;
		const { messages, cursor } = await readPage(person, roomId);
		const numbers = await takeNumbers(person.stream(eventsPath(roomId), { after: cursor }), 10);
		expectGapless([messages.at(-1)?.seq ?? 0, ...numbers]);
	}
});

test("a stream opened at the live end while others write begins right after its first cursor and has no hole", async () => {
	for (let round = 0; round < 100; round++) {
		const person = people[round % people.length] as Session;
		const stream = person.stream(eventsPath(roomId));
		const { id } = await stream.next();
		const numbers = await takeNumbers(stream, 5);
		const { events } = await poll(person, eventsPath(roomId), id);
		expect(events.find(isLogged)?.event_seq).toBe(numbers[0]);
		expectGapless(numbers);
	}
});
