import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pollEvents } from "../../lib/events/limits";
import { event, loggedEvent, pollAnswer, type RoomEvent } from "../../lib/events/schema";
import { newSession, openStream, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, joinRoom, leaveRoom, poll, postMessage } from "../support/talk";
import { readProblem } from "./naughty/problem";
import { type Story, tellStory } from "./naughty/story";
import { ask } from "./naughty/wire";

let server: Server;
let owner: Session;
let story: Story;

beforeAll(async () => {
	server = await startServer();
	owner = await newSession(server.url, "teller");
	story = await tellStory(server.url, owner);
});
afterAll(() => server?.stop());

const places = ["the room", "all rooms"] as const;
type Place = (typeof places)[number];
const pathOf = (place: Place, room = story.room) => (place === "the room" ? eventsPath(room.room_id) : "/api/events");
const startOf = (place: Place) => (place === "the room" ? story.start : story.startOfAll);
const isLogged = (one: RoomEvent) => "event_seq" in one;

/** All logged events of the story's room from `after`, as a stream tells them; checks every frame on the way. */
async function streamed(path: string, after: string): Promise<RoomEvent[]> {
	const stream = owner.stream(path, { after });
	const told: RoomEvent[] = [];
	while (told.length < story.types.length) {
		const { event: one, id } = await stream.next(isLogged);
		expect(id, "a logged event carries its cursor").toMatch(/\S/);
		if (one.room_id === story.room.room_id) told.push(one);
	}
	stream.close();
	for (const frame of stream.frames) event.parse(frame.event);
	return told;
}

describe.each(places)("the events of %s", (place) => {
	test("are the same story on stream and poll, every kind of event in its strict shape", async () => {
		const byStream = await streamed(pathOf(place), startOf(place));
		const answer = pollAnswer.parse(await poll(owner, pathOf(place), startOf(place)));
		const byPoll = answer.events.filter((one) => one.room_id === story.room.room_id);
		expect(byStream).toEqual(byPoll);
		expect(byPoll.map(({ type }) => type)).toEqual(story.types);
		const seqs = byPoll.map((one) => loggedEvent.parse(one).event_seq);
		expect(seqs).toEqual(seqs.map((_, at) => (seqs[0] ?? 0) + at));
	});

	test("begin with retry, a comment, presence and read state, then what was missed, with no event field", async () => {
		const stream = owner.stream(pathOf(place), { after: startOf(place) });
		const { status, headers } = await stream.opened;
		expect(status).toBe(200);
		expect(headers["content-type"]).toMatch(/^text\/event-stream\b/);
		expect(headers["cache-control"]).toMatch(/no-transform/);
		expect(headers["cache-control"]).toMatch(/no-cache|no-store/);
		expect(headers["x-accel-buffering"]).toBe("no");
		await stream.next(isLogged);
		stream.close();
		const types = stream.frames.map(({ event: one }) => one.type);
		const signals = types.slice(
			0,
			types.findIndex((type) => type !== "presence" && type !== "read"),
		);
		expect(new Set(signals)).toEqual(new Set(["presence", "read"]));
		const blocks = stream.raw().split("\n\n");
		expect(stream.raw()).toMatch(/^(?:retry: \d+\n+:|:[^\n]*\n+retry: \d+\n)/);
		expect(stream.raw()).not.toMatch(/^event:/m);
		for (const block of blocks.filter((text) => text.includes("data:")))
			expect(block).toMatch(/^(?:id: [^\n]+\n)?data: \{[^\n]*\}(?:\nid: [^\n]+)?$/);
	});

	test("are sent at once though nothing happens", async () => {
		const quiet = await newSession(server.url);
		const stream = quiet.stream(pathOf(place, await createRoom(quiet)));
		await stream.next(({ type }) => type === "presence");
		expect(stream.retry).toBeGreaterThan(0);
		expect(stream.comments.length).toBeGreaterThan(0);
		expect(stream.frames.filter((frame) => isLogged(frame.event))).toEqual([]);
		stream.close();
	});

	test("go on from Last-Event-ID before ?after, and from the first frame's id though nothing was logged since", async () => {
		const reader = await newSession(server.url);
		const room = await createRoom(reader);
		const { cursor } = await poll(reader, pathOf(place, room));
		await postMessage(reader, room.room_id, "before");
		const first = reader.stream(pathOf(place, room));
		const { id } = await first.next(({ type }) => type === "presence");
		first.close();
		expect(id).toMatch(/\S/);
		const later = await postMessage(reader, room.room_id, "later");
		const resumed = reader.stream(pathOf(place, room), { lastEventId: id, after: cursor });
		expect((await resumed.next(isLogged)).event).toMatchObject({ type: "chat", id: later.id });
		resumed.close();
	});
});

test.each([
	["text/event-stream", true],
	["text/event-stream, */*;q=0.1", true],
	["TEXT/EVENT-STREAM", true],
	["application/json", false],
	["*/*", false],
	["text/html", false],
	[undefined, false],
])("Accept: %s streams: %s", async (accept, streams) => {
	const headers = accept === undefined ? {} : { accept };
	const answer = await ask(server.url, { path: eventsPath(story.room.room_id), bearer: owner.id, headers });
	expect(answer.status).toBe(200);
	expect(answer.headers["content-type"]?.startsWith("text/event-stream") ?? false).toBe(streams);
	if (!streams) pollAnswer.parse(answer.json);
});

test("a poll takes nothing away and starts at the live end without a cursor", async () => {
	const room = await createRoom(owner, { kind: "private" });
	const path = eventsPath(room.room_id);
	const before = await postMessage(owner, room.room_id, "before the end");
	const [one, two] = [await poll(owner, path, room.cursor), await poll(owner, path, room.cursor)];
	expect(one.events).toMatchObject([{ id: before.id }]);
	expect(two.events).toEqual(one.events);
	const live = await poll(owner, path);
	expect(live).toMatchObject({ events: [], cursor: one.cursor });
	const next = await postMessage(owner, room.room_id, "after the end");
	expect((await poll(owner, path, live.cursor)).events).toMatchObject([{ id: next.id }]);
});

test("a poll brings at most 300 events, in order, and its cursor the next ones", async () => {
	const room = await createRoom(owner, { kind: "private" });
	const texts = Array.from({ length: pollEvents + 20 }, (_, at) => `message ${at}`);
	for (const text of texts) await postMessage(owner, room.room_id, text);
	const first = await poll(owner, eventsPath(room.room_id), room.cursor);
	expect(first.events).toHaveLength(pollEvents);
	const second = await poll(owner, eventsPath(room.room_id), first.cursor);
	const told = [...first.events, ...second.events].map((one) => (one.type === "chat" ? one.message : one.type));
	expect(told).toEqual(texts);
});

test("a long poll answers as soon as something happens, and empty once its time is over", async () => {
	const room = await createRoom(owner, { kind: "private" });
	const path = eventsPath(room.room_id);
	const began = performance.now();
	const empty = await poll(owner, path, room.cursor, 1);
	expect(performance.now() - began).toBeGreaterThan(900);
	expect(empty).toMatchObject({ events: [], cursor: room.cursor });
	const waiting = poll(owner, path, empty.cursor, 20);
	const message = await postMessage(owner, room.room_id, "worth the wait");
	expect((await waiting).events).toMatchObject([{ type: "chat", id: message.id }]);
	expect(performance.now() - began).toBeLessThan(15_000);
	const late = performance.now();
	expect((await poll(owner, path, room.cursor, 20)).events).toHaveLength(1);
	expect(performance.now() - late, "what is there already is not waited for").toBeLessThan(5_000);
});

test("a stream of all rooms takes up joins and leaves while it runs", async () => {
	const [guest, room] = [await newSession(server.url), await createRoom(owner, { kind: "private" })];
	const stream = guest.stream("/api/events");
	await stream.opened;
	await joinRoom(guest, room.room_id);
	await stream.next((one) => one.type === "user_joined" && one.room_id === room.room_id);
	const message = await postMessage(owner, room.room_id, "welcome");
	await stream.next((one) => one.type === "chat" && one.id === message.id);
	await leaveRoom(guest, room.room_id);
	await postMessage(owner, room.room_id, "behind their back");
	const other = await createRoom(guest, { kind: "private" });
	const mine = await postMessage(guest, other.room_id, "alone");
	await stream.next((one) => one.type === "chat" && one.id === mine.id);
	stream.close();
	expect(stream.raw()).not.toContain("behind their back");
});

test("a stream without a session is a problem document, not a stream", async () => {
	for (const path of ["/api/events", eventsPath(story.room.room_id)]) {
		const stream = openStream(server.url, path);
		expect((await stream.opened).headers["content-type"]).toMatch(/^application\/problem\+json/);
		await stream.closed;
		readProblem(await ask(server.url, { path, headers: { accept: "text/event-stream" } }), "session_missing");
	}
});
