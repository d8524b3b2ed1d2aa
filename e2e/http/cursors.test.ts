/** Promise 4: from any cursor, on any transport, every later event once and in order; otherwise `reset` comes first. */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Control, LoggedEvent } from "../../lib/events/schema";
import {
	type Followed,
	isFollowed,
	isLogged,
	readLog,
	readStretch,
	type Transport,
	transports,
} from "../support/follow";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage } from "../support/talk";

const suite = serveSuite();
let ada: Session;
let roomId: string;
let base: string;

const seqsOf = (events: Followed[]) => events.map((event) => (isLogged(event) ? event.event_seq : event.type));

beforeAll(async () => {
	[ada] = (await suite.people(1)) as [Session];
	const room = await createRoom(ada, { kind: "private" });
	[roomId, base] = [room.room_id, room.cursor];
	const [bob] = (await suite.people(1)) as [Session];
	await joinRoom(bob, roomId);
	for (let n = 0; n < 20; n++) await talkOnce(n);
});

/** Four events of four types. */
async function talkOnce(n: number): Promise<void> {
	const { id } = await postMessage(ada, roomId, `line ${n}`);
	const path = `/api/rooms/${roomId}`;
	expectStatus(await ada.call("PATCH", `${path}/messages/${id}`, { message: `line ${n} again` }), 200);
	expectStatus(await ada.call("PUT", `${path}/messages/${id}/reactions/${encodeURIComponent("🎉")}`), 200);
	expectStatus(await ada.call("PATCH", path, { topic: `topic ${n}` }), 200);
}

/** The whole log and, for each of its events, the cursor that its stream gave it. */
async function readWithCursors(): Promise<{ cursor: string; event: LoggedEvent }[]> {
	const head = (await readLog(ada, eventsPath(roomId), base)).events.length;
	const stream = ada.stream(eventsPath(roomId), { after: base });
	const read: { cursor: string; event: LoggedEvent }[] = [];
	while (read.length < head) {
		const { id, event } = await stream.next(isLogged);
		if (id === undefined || !isLogged(event)) throw new Error("a logged event came without an id");
		read.push({ cursor: id, event });
	}
	stream.close();
	return read;
}

const step = fc.record({
	transport: fc.constantFrom<Transport>(...transports),
	count: fc.integer({ min: 1, max: 25 }),
	writes: fc.integer({ min: 0, max: 2 }),
});

test("a reader that starts anywhere and changes transport in mid-stream sees every later event once, in order", async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(60), fc.array(step, { minLength: 1, maxLength: 6 }), async (start, steps) => {
			const before = await readWithCursors();
			const from = before[start];
			if (!from) throw new Error("the room has too short a log");
			const seen: Followed[] = [];
			let { cursor } = from;
			for (const { transport, count, writes } of steps) {
				// Written while the stretch is read, so that it crosses from replay into what is live.
				const writing = Promise.all(Array.from({ length: writes }, (_, n) => postMessage(ada, roomId, `live ${n}`)));
				const stretch = await readStretch(ada, transport, { path: eventsPath(roomId), cursor, count, patience: 250 });
				await writing;
				seen.push(...stretch.events);
				({ cursor } = stretch);
			}
			seen.push(...(await readLog(ada, eventsPath(roomId), cursor)).events);
			const whole = await readWithCursors();
			expect(seqsOf(seen)).toEqual(whole.slice(start + 1).map(({ event }) => event.event_seq));
			expect(seen).toEqual(whole.slice(start + 1).map(({ event }) => event));
		}),
		{ numRuns: 25 },
	);
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
