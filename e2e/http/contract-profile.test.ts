import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Profile, profile } from "../../lib/accounts/schema";
import { loggedEvent } from "../../lib/events/schema";
import type { RoomMember } from "../../lib/rooms/schema";
import { type Answer, newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage, readHistory } from "../support/talk";
import { readProblem, refusedFields } from "./naughty/problem";
import { type Answered, ask } from "./naughty/wire";

let server: Server;
let ada: Session;
let bob: Session;
let names = 0;

beforeAll(async () => {
	server = await startServer();
});
beforeEach(async () => {
	names++;
	[ada, bob] = await Promise.all([newSession(server.url, `ada${names}`), newSession(server.url, `bob${names}`)]);
});
afterAll(() => server?.stop());

const me = async (person = ada): Promise<Profile> =>
	profile.parse(expectStatus(await person.call("GET", "/api/users/me"), 200));
const change = (body: unknown, person = ada): Promise<Answer> => person.call("PATCH", "/api/users/me", body);
const tryChange = (body: unknown, person = ada): Promise<Answered> =>
	ask(server.url, { method: "PATCH", path: "/api/users/me", bearer: person.id, body: JSON.stringify(body) });
const fresh = (name: string) => `${name} ${names}`;

test("one reads oneself as one is, not to be cached", async () => {
	expect(await me()).toEqual({ ...ada.user, signals: true });
	const answer = await ask(server.url, { path: "/api/users/me", bearer: ada.id });
	expect(answer.headers["cache-control"]).toBe("private, no-store");
});

test("a new name counts at once: for oneself, in the session and on what one writes from now on", async () => {
	const room = await createRoom(ada, { kind: "private" });
	const before = await postMessage(ada, room.room_id, "as I was");
	const username = fresh("Countess");
	expect(profile.parse(expectStatus(await change({ username }), 200))).toEqual({
		...ada.user,
		username,
		signals: true,
	});
	expect(await me()).toMatchObject({ username });
	expect(expectStatus(await ada.call("GET", "/api/sessions/current"), 200)).toMatchObject({ user: { username } });
	const after = await postMessage(ada, room.room_id, "as I am");
	expect(await readHistory(ada, room.room_id)).toEqual([before, after]);
	expect([before.user, after.user]).toEqual([ada.user.username, username]);
});

test("every room the person is in is told, and no other; lists and presence have the new name", async () => {
	const rooms = [await createRoom(ada, { kind: "private" }), await createRoom(ada, { kind: "temporary" })];
	const other = await createRoom(bob, { kind: "private" });
	for (const room of rooms) await joinRoom(bob, room.room_id);
	const stream = bob.stream("/api/events");
	const own = ada.stream(eventsPath(rooms[0]?.room_id ?? ""));
	for (const each of [stream, own]) await each.next(({ type }) => type === "presence");
	const username = fresh("Lovelace");
	const previous = ada.user.username;
	expectStatus(await change({ username }), 200);
	for (const room of rooms) {
		const { events } = await poll(bob, eventsPath(room.room_id), room.cursor);
		const told = loggedEvent.parse(events.at(-1));
		const words = { user: username, previous, message: `${previous} is now ${username}` };
		expect(told).toMatchObject({ type: "user_renamed", user_id: ada.user.id, ...words });
		const { members } = expectStatus(await bob.call<{ members: RoomMember[] }>("GET", membersOf(room.room_id)), 200);
		expect(members.find(({ user_id }) => user_id === ada.user.id)).toMatchObject({ user: username, kind: "guest" });
	}
	const seen = { user_id: ada.user.id, user: username, kind: "guest" };
	await stream.next((event) => event.type === "presence" && event.users.some(({ user }) => user === username));
	const heard = stream.frames.flatMap(({ event }) => (event.type === "user_renamed" ? [event.room_id] : []));
	expect(heard.sort()).toEqual(rooms.map(({ room_id }) => room_id).sort());
	const greeted = bob.stream(eventsPath(rooms[0]?.room_id ?? ""));
	const { event } = await greeted.next(({ type }) => type === "presence");
	expect(event).toMatchObject({ users: expect.arrayContaining([seen]) });
	expect((await poll(bob, eventsPath(other.room_id), other.cursor)).events).toEqual([]);
	for (const each of [stream, own, greeted]) each.close();
});

const membersOf = (roomId: string) => `/api/rooms/${roomId}/members`;

test("a name is somebody's once: 409 while they are here, free when they have gone, one's own in other letters", async () => {
	for (const username of [bob.user.username, bob.user.username.toUpperCase(), "assistant", "Assistant"])
		readProblem(await tryChange({ username }), "username_taken");
	expect(await me()).toMatchObject({ username: ada.user.username });
	const loud = ada.user.username.toUpperCase();
	expect(expectStatus(await change({ username: loud }), 200)).toMatchObject({ username: loud });
	const room = await createRoom(bob, { kind: "private" });
	await joinRoom(ada, room.room_id);
	expectStatus(await bob.call("DELETE", "/api/sessions/current"), 204);
	expect(expectStatus(await change({ username: bob.user.username }), 200)).toMatchObject({
		username: bob.user.username,
	});
	expect((await newSession(server.url, ada.user.username)).user.username, "the old name is free").toBe(
		ada.user.username,
	);
});

test("of many who want one name at the same moment one gets it", async () => {
	const people = await Promise.all(Array.from({ length: 12 }, () => newSession(server.url)));
	const answers = await Promise.all(people.map((person) => change({ username: fresh("Wanted") }, person)));
	expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(11).fill(409)]);
});

test("the same name again is no change that anybody is told of", async () => {
	const room = await createRoom(ada, { kind: "private" });
	for (let again = 0; again < 2; again++) expectStatus(await change({ username: ada.user.username }), 200);
	expect((await poll(ada, eventsPath(room.room_id), room.cursor)).events).toEqual([]);
});

test("who enters a room right after, or while, they are renamed is called the same in list and log", async () => {
	const room = await createRoom(bob, { kind: "public" });
	await Promise.all([change({ username: fresh("Quick") }), joinRoom(ada, room.room_id)]);
	const { members } = await joinRoom(bob, room.room_id);
	const { events } = await poll(bob, eventsPath(room.room_id), room.cursor);
	const told = events.flatMap((event) => ("user_id" in event && event.user_id === ada.user.id ? [event.user] : []));
	expect(members.find(({ user_id }) => user_id === ada.user.id)?.user).toBe(fresh("Quick"));
	expect(told.at(-1)).toBe(fresh("Quick"));
});

describe("a change", () => {
	test.each([
		[{}, ""],
		[{ username: "" }, "username"],
		[{ username: "x".repeat(33) }, "username"],
		[{ username: "a\u0000b" }, "username"],
		[{ username: null }, "username"],
		[{ signals: "off" }, "signals"],
		[{ signals: null }, "signals"],
	])("is not %j", async (body, path) => {
		expect(refusedFields(await tryChange(body))).toEqual([path]);
	});

	test.each(["kind", "id", "password", "password_hash", "user_id", "nickname"])("takes no %s", async (field) => {
		readProblem(await tryChange({ signals: true, [field]: "admin" }), "validation_failed");
		expect(await me()).toEqual({ ...ada.user, signals: true });
	});

	test("from another site is refused, though the cookie comes along", async () => {
		const headers = { cookie: `parley_session=${ada.id}`, origin: "https://elsewhere.example" };
		const body = JSON.stringify({ username: fresh("Forged") });
		const answer = await ask(server.url, { method: "PATCH", path: "/api/users/me", headers, body });
		readProblem(answer, "cross_site_request");
		expect(await me()).toMatchObject({ username: ada.user.username });
	});
});
