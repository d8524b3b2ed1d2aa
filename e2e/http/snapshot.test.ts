/** Promise 5: joining or loading a page returns the cursor of that same snapshot; subscribing from it misses nothing. */
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LoggedEvent } from "../../lib/events/schema";
import type { Message } from "../../lib/messages/schema";
import type { Room } from "../../lib/rooms/schema";
import { isLogged, readStretch, type Transport, transports } from "../support/follow";
import { newSession, type Session } from "../support/http";
import { serveSuite } from "../support/suite";
import {
	createRoom,
	eventsPath,
	expectStatus,
	joinRoom,
	poll,
	postMessage,
	readHistory,
	readPage,
} from "../support/talk";

const suite = serveSuite();
const writers = 4;
let roomId: string;
let owner: Session;
let writing = true;
let work: Promise<unknown>;

beforeAll(async () => {
	const people = await suite.people(writers);
	owner = people[0] as Session;
	({ room_id: roomId } = await createRoom(owner, { kind: "public" }));
	work = Promise.all(people.map(writeOn));
});

afterAll(async () => {
	writing = false;
	await work;
});

/** Writes all the time, so that every snapshot is taken between two events of somebody. */
async function writeOn(person: Session): Promise<void> {
	for (let n = 0; writing; n++) {
		await postMessage(person, roomId, `line ${n} of ${person.user.username}`);
		await pause(5);
	}
}

interface Snapshot {
	messages: Message[];
	cursor: string;
}

/** What the snapshot holds and what comes after its cursor must be neighbours in the log, with nothing between or twice. */
async function expectNothingMissed(
	reader: Session,
	{ messages, cursor }: Snapshot,
	transport: Transport,
): Promise<void> {
	const live: LoggedEvent[] = [];
	for (let from = cursor; live.length < 20; ) {
		const stretch = await readStretch(reader, transport, { path: eventsPath(roomId), cursor: from, count: 20 });
		live.push(...stretch.events.filter(isLogged));
		from = stretch.cursor;
	}
	const [oldest] = messages;
	if (!oldest) throw new Error("the snapshot is empty");
	const newest = live.at(-1)?.event_seq ?? 0;
	const told = [...messages.map(({ id }) => id), ...live.flatMap((event) => (event.type === "chat" ? [event.id] : []))];
	const history = await readHistory(owner, roomId, oldest.seq - 1);
	const expected = history.filter(({ seq }) => seq >= oldest.seq && seq <= newest).map(({ id }) => id);
	expect(told).toEqual(expected);
	expect(live.map(({ event_seq }) => event_seq)).toEqual(live.map((_, index) => newest - live.length + 1 + index));
}

test.each(transports)("joining while others write, then reading on over %s, misses nothing", async (transport) => {
	for (let round = 0; round < 5; round++) {
		const stranger = await newSession(suite.url);
		const entrance = await joinRoom(stranger, roomId);
		expect(entrance.room.cursor).toBe(entrance.cursor);
		expect(entrance.members.map(({ user_id }) => user_id)).toContain(stranger.user.id);
		await expectNothingMissed(stranger, entrance, transport);
	}
});

test.each(transports)(
	"a page of history while others write, then reading on over %s, misses nothing",
	async (transport) => {
		for (let round = 0; round < 5; round++) await expectNothingMissed(owner, await readPage(owner, roomId), transport);
	},
);

test("a room's own cursor, read while others write, is followed by all that was posted after, and by nothing before", async () => {
	for (let round = 0; round < 5; round++) {
		const { messages } = await readPage(owner, roomId);
		const { cursor } = expectStatus(await owner.call<Room>("GET", `/api/rooms/${roomId}`), 200);
		const { seq } = await postMessage(owner, roomId, "after the cursor");
		const { events } = await poll(owner, eventsPath(roomId), cursor);
		const numbers = events.filter(isLogged).map(({ event_seq }) => event_seq);
		expect(numbers).toContain(seq);
		expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
		expect(numbers[0]).toBeGreaterThan(messages.at(-1)?.seq ?? 0);
	}
});

test("creating a room returns a cursor from which its first message is read", async () => {
	const room = await createRoom(owner, { kind: "private" });
	const { id } = await postMessage(owner, room.room_id, "first");
	expect((await poll(owner, eventsPath(room.room_id), room.cursor)).events).toMatchObject([{ type: "chat", id }]);
});
