/** Promise 8: every read, write and event sent is authorised against membership as it is now; removal ends the stream. */
import { expect, test } from "vitest";
import type { RoomEvent } from "../../lib/events/schema";
import type { Session } from "../support/http";
import { openStream } from "../support/http";
import type { EventStream } from "../support/stream";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, leaveRoom, poll, postMessage } from "../support/talk";

const suite = serveSuite();

async function enterPrivate() {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const room = await createRoom(ada, { kind: "private" });
	await joinRoom(bob, room.room_id);
	return { ada, bob, room, roomId: room.room_id, path: eventsPath(room.room_id) };
}

async function opened(stream: EventStream): Promise<EventStream> {
	await stream.next((event) => event.type === "presence");
	return stream;
}

const says = (text: string) => (event: RoomEvent) => event.type === "chat" && event.message === text;

async function expectShutOut(person: Session, roomId: string): Promise<void> {
	const path = `/api/rooms/${roomId}`;
	const calls = [
		person.call("GET", path),
		person.call("GET", `${path}/messages`),
		person.call("GET", `${path}/members`),
		person.call("GET", `${path}/events`),
		person.call("GET", `${path}/events`, undefined, { headers: { accept: "text/event-stream" } }),
		person.call("POST", `${path}/messages`, { message: "let me in" }),
		person.call("POST", `${path}/typing`, {}),
		person.call("PUT", `${path}/read`, { seq: 1 }),
	];
	for (const { status, body } of await Promise.all(calls))
		expect([status, body]).toMatchObject([404, { code: "room_not_found" }]);
}

test.each(["removed by the owner", "leaving"])(
	"%s ends all of a member's streams, and nothing follows",
	async (how) => {
		const { ada, bob, room, roomId, path } = await enterPrivate();
		const streams = await Promise.all([bob.stream(path), bob.stream(path, { after: room.cursor })].map(opened));
		const waiting = bob.call("GET", `${path}?wait=25&after=${encodeURIComponent((await poll(bob, path)).cursor)}`);
		const witness = await opened(ada.stream(path));

		if (how === "leaving") await leaveRoom(bob, roomId);
		else await leaveRoom(ada, roomId, bob.user.id);
		await Promise.all(Array.from({ length: 5 }, () => postMessage(ada, roomId, "a secret")));
		await witness.next(says("a secret"));

		for (const stream of streams) {
			expect(await stream.closed).toBe("ended");
			const types = stream.frames.map(({ event }) => event.type);
			expect(types.at(-1)).toBe("room_closed");
			expect(stream.frames.at(-1)?.event).toMatchObject({ reason: "removed", room_id: roomId });
			expect(stream.raw()).not.toContain("a secret");
		}
		const polled = await waiting;
		expect(JSON.stringify(polled.body)).not.toContain("a secret");
		await expectShutOut(bob, roomId);
		expect(witness.frames.filter(({ event }) => event.type === "room_closed")).toEqual([]);
		witness.close();
	},
);

test("a removed member who resumes from an old cursor is refused, and may not retry an old post", async () => {
	const { ada, bob, room, roomId, path } = await enterPrivate();
	await postMessage(bob, roomId, "mine", "posted-before");
	await leaveRoom(ada, roomId, bob.user.id);
	const stream = bob.stream(path, { after: room.cursor });
	expect((await stream.opened).status).toBe(404);
	const retry = { message: "mine", client_id: "posted-before" };
	expect((await bob.call("POST", `/api/rooms/${roomId}/messages`, retry)).status).toBe(404);
});

test("ending a session ends its streams and its polls, and leaves the person's other session alone", async () => {
	const { ada, bob, roomId, path } = await enterPrivate();
	const streams = await Promise.all([ada.stream(path), ada.stream("/api/events")].map(opened));
	const other = await opened(bob.stream(path));
	const waiting = ada.call("GET", `${path}?wait=25&after=${encodeURIComponent((await poll(bob, path)).cursor)}`);
	expectStatus(await ada.call("DELETE", "/api/sessions/current"), 204);
	for (const stream of streams) expect(["ended", "broke"]).toContain(await stream.closed);
	await postMessage(bob, roomId, "after the session");
	await other.next(says("after the session"));
	other.close();
	for (const stream of streams) expect(stream.raw()).not.toContain("after the session");
	expect(JSON.stringify((await waiting).body)).not.toContain("after the session");
	expect((await ada.call("GET", path)).status).toBe(401);
	expect((await ada.stream(path).opened).status).toBe(401);
});

test("a stranger never gets an event of a private room, by no door and no token", async () => {
	const { ada, roomId, path } = await enterPrivate();
	const [eve] = (await suite.people(1)) as [Session];
	const everything = eve.stream("/api/events");
	expect((await everything.opened).status).toBe(200);
	const lobby = await opened(eve.stream(eventsPath("lobby")));
	await expectShutOut(eve, roomId);
	expect((await openStream(suite.url, path).opened).status).toBe(401);
	expect((await openStream(suite.url, `${path}?session_id=nonsense`).opened).status).toBe(401);
	await postMessage(ada, roomId, "a secret");
	await postMessage(ada, "lobby", "no secret");
	await lobby.next(says("no secret"));
	for (const stream of [everything, lobby]) {
		expect(stream.raw()).not.toContain("a secret");
		expect(stream.raw()).not.toContain(roomId);
		stream.close();
	}
	expect((await poll(eve, "/api/events")).events).toEqual([]);
});

test("a deleted room ends every stream in it with its reason, and is unknown from then on", async () => {
	const { ada, bob, roomId, path } = await enterPrivate();
	const streams = await Promise.all([ada.stream(path), bob.stream(path)].map(opened));
	expectStatus(await ada.call("DELETE", `/api/rooms/${roomId}`), 204);
	for (const stream of streams) {
		expect(await stream.closed).toBe("ended");
		expect(stream.frames.at(-1)?.event).toEqual({ type: "room_closed", room_id: roomId, reason: "deleted" });
	}
	for (const person of [ada, bob]) await expectShutOut(person, roomId);
	expect((await bob.call("POST", `/api/rooms/${roomId}/members`, {})).status).toBe(404);
});

test("a token in the query opens a stream, and nothing else", async () => {
	const { ada, roomId, path } = await enterPrivate();
	const stream = openStream(suite.url, `${path}?session_id=${ada.id}`);
	await opened(stream);
	stream.close();
	const { status } = await fetch(`${suite.url}/api/rooms/${roomId}/messages?session_id=${ada.id}`);
	expect(status).toBe(401);
	expect(suite.server.output()).not.toContain(ada.id);
});
