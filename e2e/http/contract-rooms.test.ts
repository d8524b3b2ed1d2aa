import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lobbyId, roomNameLimit, topicLimit, ttl } from "../../lib/rooms/limits";
import { type ListedRoom, type Room, roomList, room as roomShape } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage } from "../support/talk";
import { readProblem, refusedFields } from "./naughty/problem";
import { ask } from "./naughty/wire";

let server: Server;
let owner: Session;
let other: Session;

beforeAll(async () => {
	server = await startServer();
	[owner, other] = await Promise.all([newSession(server.url, "owner"), newSession(server.url, "other")]);
});
afterAll(() => server?.stop());

const send = (method: string, path: string, body?: unknown, person = owner) =>
	ask(server.url, { method, path, bearer: person.id, ...(body !== undefined && { body: JSON.stringify(body) }) });
const at = (room: Room) => `/api/rooms/${room.room_id}`;
const read = async (room: Room, person = owner) =>
	roomShape.parse(expectStatus(await person.call("GET", at(room)), 200));
const list = async (person: Session): Promise<ListedRoom[]> =>
	roomList.parse(expectStatus(await person.call("GET", "/api/rooms"), 200)).rooms;

test.each([
	["nothing", undefined],
	["an empty object", {}],
])("a room made of %s is temporary, one's own, and ends in half an hour", async (_, body) => {
	const answer = await send("POST", "/api/rooms", body);
	expect(answer.status, answer.text).toBe(201);
	const room = roomShape.parse(answer.json);
	expect(room).toMatchObject({ kind: "temporary", owner_id: owner.user.id, topic: "", unread: 0 });
	expect(room.name).not.toBe("");
	expect(Date.parse(room.expires_at ?? "") - Date.parse(room.created_at)).toBe(ttl.default * 1_000);
	expect(await read(room)).toEqual(room);
});

test("room ids are at least 120 random bits and never twice the same", async () => {
	const rooms = await Promise.all(Array.from({ length: 50 }, () => createRoom(other, { kind: "private" })));
	const ids = rooms.map(({ room_id }) => room_id);
	expect(new Set(ids).size).toBe(50);
	const alphabet = new Set(ids.join("")).size;
	for (const id of ids) expect(id.length * Math.log2(alphabet)).toBeGreaterThanOrEqual(120);
	for (let place = 0; place < 20; place++) expect(new Set(ids.map((id) => id[place])).size).toBeGreaterThan(10);
});

test.each(["public", "private"] as const)("a %s room never expires", async (kind) => {
	const room = await createRoom(owner, { kind, name: `a ${kind} one` });
	expect(room).toMatchObject({ kind, expires_at: null, name: `a ${kind} one` });
});

test.each([ttl.min, ttl.min + 1, 3_600, ttl.max])(
	"a room may live for %i seconds, and each message pushes its end on",
	async (ttl_seconds) => {
		const room = await createRoom(owner, { ttl_seconds });
		expect(Date.parse(room.expires_at ?? "") - Date.parse(room.created_at)).toBe(ttl_seconds * 1_000);
		const message = await postMessage(owner, room.room_id, "still here");
		const later = await read(room);
		expect(Date.parse(later.expires_at ?? "") - Date.parse(message.timestamp)).toBe(ttl_seconds * 1_000);
		expect(Date.parse(later.expires_at ?? "")).toBeGreaterThan(Date.parse(room.expires_at ?? ""));
	},
);

test("a new lifetime counts from the next message on at the latest", async () => {
	const room = await createRoom(owner, {});
	expectStatus(await owner.call("PATCH", at(room), { ttl_seconds: 7_200 }), 200);
	const message = await postMessage(owner, room.room_id, "hello");
	expect(Date.parse((await read(room)).expires_at ?? "") - Date.parse(message.timestamp)).toBe(7_200_000);
});

describe.each([
	["ttl_seconds", [ttl.min - 1, ttl.max + 1, 0, -60, 60.5, "60", null]],
	["kind", ["pair", "Public", "", "lobby", null, 1]],
	["name", ["", "   ", "n".repeat(roomNameLimit + 1), "two\nlines", "a\u0000b", "\uD800", 1, null]],
] as const)("a new room's %s", (field, values) => {
	test.each(values.map((value) => [value]))("is not %j", async (value) => {
		expect(refusedFields(await send("POST", "/api/rooms", { [field]: value }))).toEqual([field]);
	});
});

test("name, topic and lifetime change together; readers hear of it with the room as it now is", async () => {
	const room = await createRoom(owner, { name: "before" });
	const change = { name: "n".repeat(roomNameLimit), topic: "t".repeat(topicLimit), ttl_seconds: 120 };
	const changed = roomShape.parse(expectStatus(await owner.call("PATCH", at(room), change), 200));
	expect(changed).toMatchObject({ name: change.name, topic: change.topic, room_id: room.room_id, kind: "temporary" });
	const { events } = await poll(owner, eventsPath(room.room_id), room.cursor);
	const { unread: _, ...shared } = changed;
	expect(events).toMatchObject([{ type: "room_updated", room: { ...shared, online: expect.any(Number) } }]);
	expect(Object.keys(events[0] && "room" in events[0] ? events[0].room : {})).not.toContain("unread");
});

test("a change that is not allowed changes nothing, and a topic can be taken away", async () => {
	const room = await createRoom(owner, { name: "as it was" });
	for (const change of [
		{ name: "" },
		{ topic: "t".repeat(topicLimit + 1) },
		{ kind: "public" },
		{ name: "x", ttl_seconds: 1 },
	])
		readProblem(await send("PATCH", at(room), change), "validation_failed");
	expect(await read(room)).toEqual(room);
	expectStatus(await owner.call("PATCH", at(room), { topic: "for now" }), 200);
	expectStatus(await owner.call("PATCH", at(room), { topic: "" }), 200);
	expect((await read(room)).topic).toBe("");
});

test("a deleted room is gone for all at once: streams end, lists forget, its id stays unknown", async () => {
	const room = await createRoom(owner, { kind: "public", name: "soon gone" });
	const { cursor } = await joinRoom(other, room.room_id);
	const stream = other.stream(eventsPath(room.room_id), { after: cursor });
	await stream.next(({ type }) => type === "presence");
	const deleted = await send("DELETE", at(room));
	expect([deleted.status, deleted.text]).toEqual([204, ""]);
	const { event } = await stream.next(({ type }) => type === "room_closed");
	expect(event).toEqual({ type: "room_closed", room_id: room.room_id, reason: "deleted" });
	expect(await stream.closed).toBe("ended");
	for (const [method, path] of [
		["GET", ""],
		["GET", "/messages"],
		["GET", "/members"],
		["POST", "/members"],
		["GET", "/events"],
		["DELETE", ""],
	] as const)
		readProblem(await send(method, at(room) + path), "room_not_found");
	readProblem(await send("POST", `${at(room)}/messages`, { message: "anybody?" }), "room_not_found");
	for (const person of [owner, other])
		expect((await list(person)).map(({ room_id }) => room_id)).not.toContain(room.room_id);
});

test("the lobby is always there, public, nobody's, and nobody deletes or renames it", async () => {
	const lobby = roomShape.parse(expectStatus(await other.call("GET", `/api/rooms/${lobbyId}`), 200));
	expect(lobby).toMatchObject({ room_id: lobbyId, kind: "public", owner_id: null, expires_at: null });
	readProblem(await send("PATCH", `/api/rooms/${lobbyId}`, { topic: "mine" }), "room_forbidden");
	readProblem(await send("DELETE", `/api/rooms/${lobbyId}`), "room_forbidden");
	expect(await read(lobby)).toMatchObject({ name: lobby.name, topic: lobby.topic });
});

test("the list has public rooms and one's own, with what is unread, who is online and when it was last talked in", async () => {
	const stranger = await newSession(server.url);
	const [open, closed] = [await createRoom(owner, { kind: "public" }), await createRoom(owner, { kind: "private" })];
	await joinRoom(other, closed.room_id);
	const quiet = (await list(other)).find(({ room_id }) => room_id === closed.room_id);
	expect(quiet).toMatchObject({ unread: 0, last_message_at: null, member: true });
	await postMessage(owner, closed.room_id, "one");
	const last = await postMessage(owner, closed.room_id, "two");
	await poll(owner, eventsPath(closed.room_id));
	const loud = (await list(other)).find(({ room_id }) => room_id === closed.room_id);
	expect(loud).toMatchObject({ unread: 2, last_message_at: last.timestamp });
	expect(loud?.online).toBeGreaterThanOrEqual(1);
	expect((await list(owner)).find(({ room_id }) => room_id === closed.room_id)).toMatchObject({ unread: 0 });
	const seen = (await list(stranger)).map(({ room_id }) => room_id);
	expect(seen).toEqual(expect.arrayContaining([lobbyId, open.room_id]));
	expect(seen).not.toContain(closed.room_id);
});
