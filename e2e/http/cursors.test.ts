/** Promise 4: from a cursor every later event once and in order, on any transport; from what is no cursor, `reset` first. */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Control, LoggedEvent } from "../../lib/events/schema";
import { type Followed, isFollowed, isLogged, readLog, readStretch, transports } from "../support/follow";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, poll, postMessage } from "../support/talk";

const suite = serveSuite();
let ada: Session;
let roomId: string;
let base: string;

const seqsOf = (events: Followed[]) => events.map((event) => (isLogged(event) ? event.event_seq : event.type));

beforeAll(async () => {
	[ada] = (await suite.people(1)) as [Session];
	const room = await createRoom(ada, { kind: "private" });
	[roomId, base] = [room.room_id, room.cursor];
	for (let n = 0; n < 5; n++) await postMessage(ada, roomId, `line ${n}`);
});

test("seven hundred missed events come whole, by a stream and by polls of at most three hundred", async () => {
	const room = await createRoom(ada, { kind: "private" });
	const path = eventsPath(room.room_id);
	for (let n = 0; n < 700; n += 50)
		await Promise.all(Array.from({ length: 50 }, (_, k) => postMessage(ada, room.room_id, `${n + k}`)));
	const polled = await readLog(ada, path, room.cursor);
	const stream = ada.stream(path, { after: room.cursor });
	const streamed: LoggedEvent[] = [];
	while (streamed.length < 700) {
		const { event } = await stream.next(isLogged);
		if (isLogged(event)) streamed.push(event);
	}
	stream.close();
	expect(polled.events).toEqual(streamed);
	expect(new Set(seqsOf(streamed)).size).toBe(700);
	expect((await poll(ada, path, room.cursor)).events).toHaveLength(300);
});

test("a cursor means the same on every transport: what one gives, all others go on from", async () => {
	const { cursor } = await readLog(ada, eventsPath(roomId), base);
	const { id } = await postMessage(ada, roomId, "after the head");
	for (const transport of transports) {
		const stretch = await readStretch(ada, transport, { path: eventsPath(roomId), cursor, count: 1 });
		expect(stretch.events).toMatchObject([{ type: "chat", id }]);
		expect((await poll(ada, eventsPath(roomId), stretch.cursor)).events).toEqual([]);
		const rest = { path: eventsPath(roomId), cursor: stretch.cursor, count: 1, patience: 200 };
		expect((await readStretch(ada, "sse", rest)).events).toEqual([]);
	}
});

const garbage = fc.oneof(
	fc.constantFrom(
		"garbage",
		"0",
		"-1",
		"null",
		"../../etc/passwd",
		"' OR 1=1 --",
		"x".repeat(3_000),
		"%00",
		"\u{1F4A5}",
	),
	fc
		.string({ unit: "binary", minLength: 1, maxLength: 40 })
		.filter((text) => text.isWellFormed() && !/^\w+\./.test(text)),
);

test("a cursor that is none gives `reset` first, on every transport, and the reset's cursor goes on from the head", async () => {
	await fc.assert(
		fc.asyncProperty(garbage, async (cursor) => {
			const polled = await poll(ada, eventsPath(roomId), cursor);
			const reset = polled.events[0] as Control;
			expect(reset).toMatchObject({ type: "reset", reason: "cursor_invalid", room_id: roomId });
			expect(polled.events.filter(isLogged)).toEqual([]);
			if (reset.type === "reset") expect((await poll(ada, eventsPath(roomId), reset.cursor)).events).toEqual([]);
			const stream = ada.stream(eventsPath(roomId), { after: cursor });
			const first = await stream.next();
			expect(first.event).toMatchObject({ type: "reset", reason: "cursor_invalid", room_id: roomId });
			stream.close();
			expect((await poll(ada, eventsPath(roomId), first.id ?? cursor)).events.filter(isFollowed)).toEqual([]);
		}),
		{ numRuns: 40 },
	);
});

test("after a reset nothing is missed from its cursor on", async () => {
	const stream = ada.stream(eventsPath(roomId), { lastEventId: "no-cursor-at-all" });
	const { event } = await stream.next();
	if (event.type !== "reset") throw new Error(`the first event is ${event.type}`);
	const { id } = await postMessage(ada, roomId, "after the reset");
	await stream.next((live) => live.type === "chat" && live.id === id);
	stream.close();
	expect((await readLog(ada, eventsPath(roomId), event.cursor)).events).toMatchObject([{ type: "chat", id }]);
});

test("another room's cursor is no cursor here", async () => {
	const other = await createRoom(ada, { kind: "private" });
	const { events } = await poll(ada, eventsPath(roomId), other.cursor);
	expect(events[0]).toMatchObject({ type: "reset", reason: "cursor_invalid" });
});

test("on all rooms, a cursor that is none gives one `reset` for each room before anything else", async () => {
	const [bob] = (await suite.people(1)) as [Session];
	const rooms = await Promise.all([0, 1, 2].map(() => createRoom(bob, { kind: "private" })));
	for (const { room_id } of rooms) await postMessage(bob, room_id, "before");
	const { events, cursor } = await poll(bob, "/api/events", "no-cursor-at-all");
	expect(events.map(({ type }) => type)).toEqual(["reset", "reset", "reset"]);
	expect(new Set(events.map(({ room_id }) => room_id))).toEqual(new Set(rooms.map(({ room_id }) => room_id)));
	for (const { room_id } of rooms) await postMessage(bob, room_id, "after");
	const told = (await readLog(bob, "/api/events", cursor)).events;
	expect(told.map((event) => "message" in event && event.message)).toEqual(["after", "after", "after"]);
	const stream = bob.stream("/api/events", { after: "no-cursor-at-all" });
	for (const _ of rooms) expect((await stream.next()).event).toMatchObject({ type: "reset", reason: "cursor_invalid" });
	stream.close();
});
