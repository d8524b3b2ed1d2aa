import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type ReadState, type Room, readState, roomList } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage } from "../support/talk";
import { refusedFields } from "./naughty/problem";
import { ask } from "./naughty/wire";

let server: Server;
let ada: Session;
let bob: Session;
let room: Room;
let seqs: number[];

/** Bob wrote five messages, and Ada has read them. */
beforeAll(async () => {
	server = await startServer();
	[ada, bob] = await Promise.all([newSession(server.url), newSession(server.url)]);
});
beforeEach(async () => {
	room = await createRoom(ada, { kind: "private" });
	await joinRoom(bob, room.room_id);
	seqs = [];
	for (let at = 0; at < 5; at++) seqs.push((await postMessage(bob, room.room_id, `message ${at}`)).seq);
	await put("read", last());
});
afterAll(() => server?.stop());

const last = () => seqs.at(-1) ?? Number.NaN;
const put = async (what: "read" | "unread", seq: unknown, person = ada): Promise<ReadState> =>
	readState.parse(expectStatus(await person.call("PUT", `/api/rooms/${room.room_id}/${what}`, { seq }), 200));

/** As the room and the list show it. */
async function unread(): Promise<(number | undefined)[]> {
	const one = expectStatus(await ada.call<Room>("GET", `/api/rooms/${room.room_id}`), 200);
	const { rooms } = roomList.parse(expectStatus(await ada.call("GET", "/api/rooms"), 200));
	return [one.unread, rooms.find(({ room_id }) => room_id === room.room_id)?.unread];
}

test("from the number on, messages are unread again for me, and the mark stays where it was", async () => {
	expect(await unread()).toEqual([0, 0]);
	expect(await put("unread", seqs[2])).toEqual({ read_seq: last(), unread: 3 });
	expect(await unread()).toEqual([3, 3]);
	await postMessage(bob, room.room_id, "one more");
	await postMessage(ada, room.room_id, "and mine, which is never unread to me");
	expect(await unread()).toEqual([4, 4]);
	expect(await put("unread", seqs[4])).toEqual({ read_seq: last(), unread: 2 });
	expect(await put("unread", 0)).toEqual({ read_seq: last(), unread: 6 });
});

test("a read mark at or past it clears it; one before it does not", async () => {
	await put("unread", seqs[2]);
	expect(await put("read", seqs[1])).toEqual({ read_seq: last(), unread: 3 });
	expect(await put("read", seqs[2])).toEqual({ read_seq: last(), unread: 0 });
	await put("unread", seqs[2]);
	expect(await put("read", Number.MAX_SAFE_INTEGER)).toMatchObject({ unread: 0 });
	expect(await unread()).toEqual([0, 0]);
});

test("past what one has read it makes nothing read", async () => {
	const late = await postMessage(bob, room.room_id, "late");
	for (const seq of [late.seq, late.seq + 1, Number.MAX_SAFE_INTEGER])
		expect(await put("unread", seq)).toEqual({ read_seq: last(), unread: 1 });
	expect(await unread()).toEqual([1, 1]);
});

test("others do not see it: their receipts stay, and no event tells of it", async () => {
	const stream = bob.stream(eventsPath(room.room_id));
	await stream.next(({ type }) => type === "read");
	const mark = async () =>
		(await poll(bob, eventsPath(room.room_id))).readers.find(({ user_id }) => user_id === ada.user.id)?.read_seq;
	expect(await mark()).toBe(last());
	await put("unread", seqs[0]);
	expect(await mark()).toBe(last());
	const { events } = await poll(bob, eventsPath(room.room_id), room.cursor);
	expect(events.map(({ type }) => type)).toEqual(["user_joined", ...Array(5).fill("chat")]);
	const next = await postMessage(bob, room.room_id, "the next");
	await stream.next((event) => event.type === "chat" && event.id === next.id);
	const told = stream.frames.flatMap(({ event }) => (event.type === "read" ? event.readers : []));
	expect(told.filter(({ user_id, read_seq }) => user_id === ada.user.id && read_seq < last())).toEqual([]);
	stream.close();
});

test("it lasts as long as the membership", async () => {
	await put("unread", seqs[0]);
	expectStatus(await ada.call("DELETE", `/api/rooms/${room.room_id}/members/me`), 204);
	const { room: again } = await joinRoom(ada, room.room_id);
	expect(again.unread).toBe(0);
});

test.each([-1, 1.5, "1", null, true, [], 2 ** 53].map((seq) => [seq]))("it takes no %j", async (seq) => {
	const path = `/api/rooms/${room.room_id}/unread`;
	const body = JSON.stringify({ seq });
	expect(refusedFields(await ask(server.url, { method: "PUT", path, bearer: ada.id, body }))).toEqual(["seq"]);
});
