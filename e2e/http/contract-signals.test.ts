/** With one's signals off neither typing nor read marks of one's own go out, nor others' come in (issue: the chat interface). */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { revocationLimit } from "../../lib/accounts/limits";
import type { RoomEvent } from "../../lib/events/schema";
import type { Room, RoomMember } from "../../lib/rooms/schema";
import { eventually, stall } from "../support/eventually";
import { newSession, type Session, sessionOf } from "../support/http";
import { type Server, startServer } from "../support/server";
import type { EventStream } from "../support/stream";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage } from "../support/talk";

let server: Server;
let second: Server;
let quiet: Session;
let loud: Session;
let room: Room;
let path: string;

/** Both have read the first message; what they do with the second is told or not. */
beforeAll(async () => {
	server = await startServer();
	second = await startServer({ dataDir: server.dataDir });
});
beforeEach(async () => {
	[quiet, loud] = await Promise.all([newSession(server.url), newSession(server.url)]);
	room = await createRoom(quiet, { kind: "private" });
	path = eventsPath(room.room_id);
	await joinRoom(loud, room.room_id);
	await setSignals(false);
});
afterAll(async () => {
	await second?.stop();
	await server?.stop();
});

const setSignals = async (signals: boolean, person = quiet) =>
	expectStatus(await person.call("PATCH", "/api/users/me", { signals }), 200);
const mark = async (person: Session, seq: number) =>
	expectStatus(await person.call("PUT", `/api/rooms/${room.room_id}/read`, { seq }), 200);
const type = async (person: Session) =>
	expectStatus(await person.call("POST", `/api/rooms/${room.room_id}/typing`), 204);
const marks = async (person: Session): Promise<Record<string, number>> => {
	const members = expectStatus(await person.call<{ members: RoomMember[] }>("GET", membersPath()), 200).members;
	const joined = (await joinRoom(person, room.room_id)).members;
	expect(joined.map(({ read_seq }) => read_seq)).toEqual(members.map(({ read_seq }) => read_seq));
	return Object.fromEntries(members.map(({ user_id, read_seq }) => [user_id, read_seq]));
};
const membersPath = () => `/api/rooms/${room.room_id}/members`;
const isPresence = (event: RoomEvent) => event.type === "presence";

/** Opens the person's streams of the room and of all rooms. */
async function listen(person: Session): Promise<EventStream[]> {
	const streams = [person.stream(path), person.stream("/api/events")];
	for (const stream of streams) await stream.next(isPresence);
	return streams;
}

/** Whose signals the stream has brought once it has brought a message written after them. */
async function heardOn(streams: EventStream[], author: Session): Promise<string[][]> {
	const end = await postMessage(author, room.room_id, "the end");
	return Promise.all(
		streams.map(async (stream) => {
			await stream.next((event) => event.type === "chat" && event.id === end.id);
			return signalsIn(stream);
		}),
	);
}

function signalsIn(stream: EventStream): string[] {
	return stream.frames.flatMap(({ event }) => {
		if (event.type === "typing") return [`${event.user_id} types`];
		return event.type === "read" ? event.readers.map(({ user_id, read_seq }) => `${user_id} ${read_seq}`) : [];
	});
}

test("what one does is told to nobody, though typing answers 204 and the mark moves for oneself", async () => {
	const streams = await listen(loud);
	const { seq } = await postMessage(loud, room.room_id, "read me");
	await type(quiet);
	expect(await mark(quiet, seq)).toEqual({ read_seq: seq, unread: 0 });
	const polled = await poll(loud, path);
	expect(polled.typing).toEqual([]);
	expect(polled.readers.map(({ user_id }) => user_id)).toEqual([loud.user.id]);
	const all = await poll(loud, "/api/events");
	expect([all.typing, all.readers.map(({ user_id }) => user_id)]).toEqual([[], [loud.user.id]]);
	expect(await marks(loud)).toMatchObject({ [quiet.user.id]: 0 });
	expect((await marks(quiet))[quiet.user.id]).toBe(seq);
	// Signals wait up to a second for their turn: when somebody else's have come, none was waiting.
	await Promise.all([type(loud), mark(loud, seq)]);
	const [own, marked] = [`${loud.user.id} types`, `${loud.user.id} ${seq}`];
	for (const stream of streams)
		await eventually(
			async () => signalsIn(stream),
			(heard) => heard.includes(own) && heard.includes(marked),
		);
	for (const heard of await heardOn(streams, loud))
		expect(heard.filter((line) => line.includes(quiet.user.id))).toEqual([]);
	for (const stream of streams) stream.close();
});

test("what others do is not told to oneself, but presence is, and one's own mark from another device", async () => {
	const third = await newSession(server.url);
	await joinRoom(third, room.room_id);
	const witness = third.stream(path);
	await witness.next(isPresence);
	const streams = await listen(quiet);
	const { seq } = await postMessage(quiet, room.room_id, "read me");
	await Promise.all([type(loud), mark(loud, seq)]);
	await witness.next(({ type }) => type === "typing");
	await mark(third, seq);
	await mark(quiet, seq);
	for (const stream of streams) {
		const { event } = await stream.next((told) => told.type === "read" && told.readers[0]?.read_seq === seq);
		expect(event).toMatchObject({ readers: [{ user_id: quiet.user.id, read_seq: seq }] });
	}
	const polled = [await poll(quiet, path), await poll(quiet, path, room.cursor, 1), await poll(quiet, "/api/events")];
	for (const { typing, readers } of polled) {
		expect(typing).toEqual([]);
		expect(readers.map(({ user_id, read_seq }) => [user_id, read_seq])).toEqual([[quiet.user.id, seq]]);
	}
	expect(await marks(quiet)).toEqual({ [quiet.user.id]: seq, [loud.user.id]: 0, [third.user.id]: 0 });
	for (const heard of await heardOn(streams, quiet))
		expect(heard.filter((line) => !line.startsWith(quiet.user.id))).toEqual([]);
	for (const stream of [witness, ...streams]) stream.close();
});

test("a change counts on open streams at once, both ways", async () => {
	await setSignals(true);
	const [theirs, own] = [await listen(loud), await listen(quiet)];
	await setSignals(false);
	const { seq } = await postMessage(loud, room.room_id, "read me");
	await Promise.all([mark(quiet, seq), mark(loud, seq), type(quiet), type(loud)]);
	await theirs[0]?.next(({ type }) => type === "typing");
	for (const heard of await heardOn(own, loud)) expect(heard.filter((line) => line.endsWith("types"))).toEqual([]);
	await setSignals(true);
	for (const stream of own) {
		const told = await stream.next((event) => event.type === "read" && event.readers.length === 2);
		expect(told.event).toMatchObject({ readers: expect.arrayContaining([expect.objectContaining({ read_seq: seq })]) });
	}
	const next = await postMessage(quiet, room.room_id, "and now");
	await mark(quiet, next.seq);
	for (const stream of theirs)
		await stream.next((event) => event.type === "read" && event.readers.some((one) => one.read_seq === next.seq));
	expect(await marks(loud)).toMatchObject({ [quiet.user.id]: next.seq });
	for (const stream of [...theirs, ...own]) stream.close();
});

test("a change made through another process counts here within five seconds", async () => {
	await setSignals(true);
	const [streams, witness] = [await listen(quiet), loud.stream(path)];
	await witness.next(isPresence);
	await setSignals(false, sessionOf(second.url, quiet.id, quiet.user));
	const changed = performance.now();
	for (let heard = true; heard; ) {
		expect(performance.now() - changed, "milliseconds since the change").toBeLessThan(revocationLimit + stall);
		const { seq } = await postMessage(loud, room.room_id, "read by its author");
		await mark(loud, seq);
		// Whoever is told of it is told in the same turn.
		await witness.next((event) => event.type === "read" && event.readers.some(({ read_seq }) => read_seq === seq));
		heard = (await heardOn(streams, loud)).flat().includes(`${loud.user.id} ${seq}`);
	}
	expect((await poll(quiet, path)).readers.map(({ user_id }) => user_id)).toEqual([quiet.user.id]);
	for (const stream of [witness, ...streams]) stream.close();
});
