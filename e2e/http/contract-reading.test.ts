import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { signal } from "../../lib/events/schema";
import { typingInterval } from "../../lib/presence/schema";
import { type ReadState, type Room, readState, roomList } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage } from "../support/talk";
import { readProblem, refusedFields } from "./naughty/problem";
import { ask } from "./naughty/wire";

let server: Server;
let owner: Session;
let guest: Session;
let room: Room;

beforeAll(async () => {
	server = await startServer();
	[owner, guest] = await Promise.all([newSession(server.url), newSession(server.url)]);
});
beforeEach(async () => {
	room = await createRoom(owner, { kind: "private" });
	await joinRoom(guest, room.room_id);
});
afterAll(() => server?.stop());

const mark = async (seq: unknown, person = guest): Promise<ReadState> =>
	readState.parse(expectStatus(await person.call("PUT", `/api/rooms/${room.room_id}/read`, { seq }), 200));
const typing = (person = guest) =>
	ask(server.url, { method: "POST", path: `/api/rooms/${room.room_id}/typing`, bearer: person.id });

/** As the room, the list and the membership show it. */
async function unread(person = guest): Promise<number[]> {
	const one = expectStatus(await person.call<Room>("GET", `/api/rooms/${room.room_id}`), 200);
	const { rooms } = roomList.parse(expectStatus(await person.call("GET", "/api/rooms"), 200));
	return [one.unread, rooms.find(({ room_id }) => room_id === room.room_id)?.unread ?? Number.NaN];
}

test("what others wrote after one's mark is unread, one's own words never", async () => {
	expect(await unread()).toEqual([0, 0]);
	const seqs: number[] = [];
	for (let at = 0; at < 5; at++) seqs.push((await postMessage(owner, room.room_id, `message ${at}`)).seq);
	await postMessage(guest, room.room_id, "mine");
	expect(await unread(owner)).toEqual([1, 1]);
	for (const [at, seq] of seqs.entries()) {
		expect(await mark(seq)).toEqual({ read_seq: seq, unread: 4 - at });
		expect(await unread()).toEqual([4 - at, 4 - at]);
	}
});

test("a mark moves forward alone and never past the head", async () => {
	const [first, second] = [
		await postMessage(owner, room.room_id, "one"),
		await postMessage(owner, room.room_id, "two"),
	];
	expect(await mark(second.seq)).toEqual({ read_seq: second.seq, unread: 0 });
	for (const seq of [first.seq, 0]) expect(await mark(seq)).toEqual({ read_seq: second.seq, unread: 0 });
	for (const seq of [second.seq + 1, Number.MAX_SAFE_INTEGER]) expect((await mark(seq)).read_seq).toBe(second.seq);
	const third = await postMessage(owner, room.room_id, "three");
	expect(await unread(), "a mark past the head would have swallowed this one").toEqual([1, 1]);
	expect(await mark(third.seq)).toEqual({ read_seq: third.seq, unread: 0 });
});

test("of many marks at the same moment the furthest stays", async () => {
	const seqs: number[] = [];
	for (let at = 0; at < 20; at++) seqs.push((await postMessage(owner, room.room_id, `message ${at}`)).seq);
	await Promise.all(seqs.toReversed().map((seq) => mark(seq)));
	expect(await mark(0)).toEqual({ read_seq: seqs.at(-1), unread: 0 });
});

test("a deleted message and an edited one count as unread no more than once", async () => {
	const one = await postMessage(owner, room.room_id, "one");
	await postMessage(owner, room.room_id, "two");
	const path = `/api/rooms/${room.room_id}/messages/${one.id}`;
	expectStatus(await owner.call("PATCH", path, { message: "one, edited" }), 200);
	expect(await unread()).toEqual([2, 2]);
});

describe("a mark", () => {
	test.each([-1, 1.5, "1", null, true, [], 2 ** 53].map((seq) => [seq]))("is not %j", async (seq) => {
		const body = JSON.stringify({ seq });
		const answer = await ask(server.url, {
			method: "PUT",
			path: `/api/rooms/${room.room_id}/read`,
			bearer: guest.id,
			body,
		});
		expect(refusedFields(answer)).toEqual(["seq"]);
	});

	test("needs its number", async () => {
		const asked = { method: "PUT", path: `/api/rooms/${room.room_id}/read`, bearer: guest.id };
		for (const answer of [await ask(server.url, asked), await ask(server.url, { ...asked, body: "{}" })])
			readProblem(answer, "validation_failed");
	});
});

test("others hear who has read how far, live and without a number, and the members' list says the same", async () => {
	const message = await postMessage(owner, room.room_id, "read me");
	const stream = owner.stream(eventsPath(room.room_id));
	await stream.next(({ type }) => type === "read");
	await mark(message.seq);
	const moved = await stream.next(
		(event) => event.type === "read" && event.readers.some(({ user_id }) => user_id === guest.user.id),
	);
	const person = { user_id: guest.user.id, user: guest.user.username, read_seq: message.seq };
	expect(signal.parse(moved.event)).toMatchObject({ type: "read", room_id: room.room_id, readers: [person] });
	stream.close();
	const list = await owner.call<{ members: unknown[] }>("GET", `/api/rooms/${room.room_id}/members`);
	expect(expectStatus(list, 200).members).toContainEqual(expect.objectContaining(person));
	expect((await poll(owner, eventsPath(room.room_id))).readers).toContainEqual({ ...person, room_id: room.room_id });
});

test("typing is told live, shown to a poll, never stored, and ended by the message itself", async () => {
	const stream = owner.stream(eventsPath(room.room_id), { after: room.cursor });
	await stream.next(({ type }) => type === "presence");
	const answer = await typing();
	expect([answer.status, answer.text]).toEqual([204, ""]);
	const person = { user_id: guest.user.id, user: guest.user.username };
	const heard = await stream.next(({ type }) => type === "typing");
	expect(heard.event).toEqual({ type: "typing", room_id: room.room_id, ...person });
	expect(heard.id).toBeUndefined();
	expect((await poll(owner, eventsPath(room.room_id))).typing).toEqual([{ ...person, room_id: room.room_id }]);
	const message = await postMessage(guest, room.room_id, "done typing");
	const after = await poll(owner, eventsPath(room.room_id), room.cursor);
	expect(after.typing).toEqual([]);
	expect(after.events.map(({ type }) => type)).toEqual(["user_joined", "chat"]);
	await stream.next((event) => event.type === "chat" && event.id === message.id);
	stream.close();
});

test("typing that is repeated is passed on at most once in two seconds", async () => {
	const stream = owner.stream(eventsPath(room.room_id));
	await stream.next(({ type }) => type === "presence");
	const began = performance.now();
	while (performance.now() - began < 1_500) expect((await typing()).status).toBe(204);
	await postMessage(guest, room.room_id, "enough");
	await stream.next(({ type }) => type === "chat");
	const told = stream.frames.filter(({ event }) => event.type === "typing").length;
	expect(told).toBeGreaterThanOrEqual(1);
	expect(told).toBeLessThanOrEqual(Math.ceil((performance.now() - began) / typingInterval));
	stream.close();
});
