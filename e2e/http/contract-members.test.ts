import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { entrance, memberList, type Room, type RoomMember } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import {
	createRoom,
	eventsPath,
	expectStatus,
	joinRoom,
	leaveRoom,
	poll,
	postMessage,
	readHistory,
} from "../support/talk";
import { readProblem } from "./naughty/problem";
import { ask } from "./naughty/wire";

let server: Server;
let owner: Session;
let guest: Session;

beforeAll(async () => {
	server = await startServer();
});
beforeEach(async () => {
	[owner, guest] = await Promise.all([newSession(server.url), newSession(server.url)]);
});
afterAll(() => server?.stop());

const at = (room: Room) => `/api/rooms/${room.room_id}/members`;
const members = async (person: Session, room: Room): Promise<RoomMember[]> =>
	memberList.parse(expectStatus(await person.call("GET", at(room)), 200)).members;
const logged = async (person: Session, room: Room) =>
	(await poll(person, eventsPath(room.room_id), room.cursor)).events;

test.each(["private", "temporary", "public"] as const)(
	"joining a %s room answers one snapshot to read on from",
	async (kind) => {
		const room = await createRoom(owner, { kind });
		for (let at = 0; at < 60; at++) await postMessage(owner, room.room_id, `message ${at}`);
		const answer = await guest.call("POST", at(room));
		const joined = entrance.parse(expectStatus(answer, 200));
		expect(joined.messages.map(({ message }) => message)).toEqual(
			Array.from({ length: 50 }, (_, at) => `message ${at + 10}`),
		);
		expect(joined.members.map(({ user_id }) => user_id).sort()).toEqual([owner.user.id, guest.user.id].sort());
		expect(joined.room).toMatchObject({ room_id: room.room_id, unread: 0, cursor: joined.cursor });
		expect((await poll(guest, eventsPath(room.room_id), joined.cursor)).events).toEqual([]);
		const next = await postMessage(owner, room.room_id, "the next");
		expect((await poll(guest, eventsPath(room.room_id), joined.cursor)).events).toMatchObject([
			{ type: "chat", id: next.id },
		]);
	},
);

test("joining again is harmless: nothing is told twice and nothing is forgotten", async () => {
	const room = await createRoom(owner, { kind: "private" });
	const [first, second] = [await joinRoom(guest, room.room_id), await joinRoom(guest, room.room_id)];
	await Promise.all(Array.from({ length: 10 }, () => joinRoom(guest, room.room_id)));
	expect(second.cursor).toBe(first.cursor);
	const joins = (await logged(owner, room)).filter(({ type }) => type === "user_joined");
	expect(joins).toMatchObject([
		{ user_id: guest.user.id, user: guest.user.username, message: `${guest.user.username} has joined` },
	]);
	expect(await members(owner, room)).toHaveLength(2);
});

test("sixteen who join at the same moment are all in, each told once", async () => {
	const room = await createRoom(owner, { kind: "private" });
	const people = await Promise.all(Array.from({ length: 16 }, () => newSession(server.url)));
	await Promise.all(people.map((person) => joinRoom(person, room.room_id)));
	const joined = (await logged(owner, room)).flatMap((event) => (event.type === "user_joined" ? [event.user_id] : []));
	expect(joined.sort()).toEqual(people.map(({ user }) => user.id).sort());
});

test("who leaves is out at once: told, gone from the list, their stream ended", async () => {
	const room = await createRoom(owner, { kind: "private" });
	const { cursor } = await joinRoom(guest, room.room_id);
	const stream = guest.stream(eventsPath(room.room_id), { after: cursor });
	await stream.next(({ type }) => type === "presence");
	const left = await ask(server.url, { method: "DELETE", path: `${at(room)}/me`, bearer: guest.id });
	expect([left.status, left.text]).toEqual([204, ""]);
	expect(await stream.closed).toBe("ended");
	expect((await logged(owner, room)).at(-1)).toMatchObject({
		type: "user_left",
		user_id: guest.user.id,
		message: `${guest.user.username} has left`,
	});
	expect((await members(owner, room)).map(({ user_id }) => user_id)).toEqual([owner.user.id]);
	readProblem(await ask(server.url, { path: at(room), bearer: guest.id }), "room_not_found");
	readProblem(await ask(server.url, { method: "DELETE", path: `${at(room)}/me`, bearer: guest.id }), "room_not_found");
	expect((await joinRoom(guest, room.room_id)).room.room_id, "who knows the id may come back").toBe(room.room_id);
});

test("whom the owner removes hears it as the last thing, and others that they left", async () => {
	const room = await createRoom(owner, { kind: "private" });
	const { cursor } = await joinRoom(guest, room.room_id);
	const stream = guest.stream(eventsPath(room.room_id), { after: cursor });
	await stream.next(({ type }) => type === "presence");
	await leaveRoom(owner, room.room_id, guest.user.id);
	expect(await stream.closed).toBe("ended");
	await postMessage(owner, room.room_id, "among ourselves");
	expect(stream.frames.at(-1)?.event).toEqual({ type: "room_closed", room_id: room.room_id, reason: "removed" });
	expect(stream.raw()).not.toContain("among ourselves");
	expect((await logged(owner, room)).filter(({ type }) => type === "user_left")).toMatchObject([
		{ user_id: guest.user.id },
	]);
	readProblem(await ask(server.url, { path: eventsPath(room.room_id), bearer: guest.id }), "room_not_found");
});

test.each(["nobody-of-this-id", "lobby", "%F0%9F%98%80"])(
	"removing %s, who is not in the room, is an error that says so",
	async (id) => {
		const room = await createRoom(owner, { kind: "private" });
		readProblem(
			await ask(server.url, { method: "DELETE", path: `${at(room)}/${id}`, bearer: owner.id }),
			"member_not_found",
		);
		expect((await logged(owner, room)).filter(({ type }) => type === "user_left")).toEqual([]);
	},
);

test("a long poll of somebody who is removed ends and shows nothing that came after", async () => {
	const room = await createRoom(owner, { kind: "private" });
	const { cursor } = await joinRoom(guest, room.room_id);
	const path = `${eventsPath(room.room_id)}?after=${encodeURIComponent(cursor)}&wait=20`;
	const waiting = ask(server.url, { path, bearer: guest.id });
	await leaveRoom(owner, room.room_id, guest.user.id);
	await postMessage(owner, room.room_id, "among ourselves");
	const answer = await waiting;
	expect([200, 404]).toContain(answer.status);
	expect(answer.text).not.toContain("among ourselves");
});

test("posting in a public room joins it, and the joining is told before the message", async () => {
	const room = await createRoom(owner, { kind: "public" });
	const message = await postMessage(guest, room.room_id, "first words");
	const events = await logged(owner, room);
	expect(events).toMatchObject([
		{ type: "user_joined", user_id: guest.user.id },
		{ type: "chat", id: message.id },
	]);
	expect((await members(owner, room)).map(({ user_id }) => user_id)).toContain(guest.user.id);
});

test("a guest whose last session ends leaves their rooms and keeps their name on what they wrote", async () => {
	const room = await createRoom(owner, { kind: "private" });
	await joinRoom(guest, room.room_id);
	const message = await postMessage(guest, room.room_id, "remember me");
	expectStatus(await guest.call("DELETE", "/api/sessions/current"), 204);
	expect((await members(owner, room)).map(({ user_id }) => user_id)).toEqual([owner.user.id]);
	expect((await logged(owner, room)).at(-1)).toMatchObject({ type: "user_left", user_id: guest.user.id });
	expect(await readHistory(owner, room.room_id)).toEqual([message]);
});

test("a member is online while they poll or hold a stream", async () => {
	const room = await createRoom(owner, { kind: "private" });
	await joinRoom(guest, room.room_id);
	const stream = guest.stream(eventsPath(room.room_id));
	await stream.next(({ type }) => type === "presence");
	const found = (await members(owner, room)).find(({ user_id }) => user_id === guest.user.id);
	expect(found).toMatchObject({ user: guest.user.username, online: true });
	stream.close();
});
