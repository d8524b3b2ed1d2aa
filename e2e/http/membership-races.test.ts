/** Promise 8 in the very moment of a removal: whatever is opened or sent just then tells nothing that came after. */
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import { newSession, type Session } from "../support/http";
import type { EventStream } from "../support/stream";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, joinRoom, leaveRoom, poll, postMessage, readHistory } from "../support/talk";

const suite = serveSuite();
const rounds = 40;
/** Milliseconds in which the head check at the latest must have noticed. */
const healing = 11_500;
let ada: Session;
let bob: Session;
let roomId: string;

beforeAll(async () => {
	[ada, bob] = (await suite.people(2)) as [Session, Session];
	({ room_id: roomId } = await createRoom(ada, { kind: "private" }));
});

/** Removes Bob, then says a secret of this round. */
async function removeThenTell(round: number): Promise<string> {
	const secret = `the secret of round ${round}`;
	await pause(Math.random() * 12);
	await leaveRoom(ada, roomId, bob.user.id);
	await postMessage(ada, roomId, secret);
	return secret;
}

/** So many streams of Bob's at nearly the same moment that opening them takes a while, and the removal meets some half way. */
async function openNow(path: string, after: string): Promise<EventStream[]> {
	await pause(Math.random() * 4);
	const streams = Array.from({ length: 16 }, () => bob.stream(path, { after }));
	for (const stream of streams) expect([200, 404]).toContain((await stream.opened).status);
	return streams;
}

test("streams opened in the moment of a removal never tell a secret of after it, and end", async () => {
	for (let round = 0; round < rounds; round++) {
		const { cursor } = await joinRoom(bob, roomId);
		const telling = removeThenTell(round);
		const streams = await openNow(eventsPath(roomId), cursor);
		const secret = await telling;
		for (const stream of streams) {
			const ending = await Promise.race([stream.closed, pause(healing, "still open")]);
			stream.close();
			expect(stream.raw()).not.toContain(secret);
			expect(ending).toBe("ended");
		}
	}
});

test("a stream of all rooms opened in the moment of a removal goes on without the room's secrets", async () => {
	const { room_id: shared } = await createRoom(ada, { kind: "private" });
	await joinRoom(bob, shared);
	for (let round = rounds; round < 2 * rounds; round++) {
		await joinRoom(bob, roomId);
		const { cursor } = await poll(bob, "/api/events");
		const telling = removeThenTell(round);
		const streams = await openNow("/api/events", cursor);
		const secret = await telling;
		await postMessage(ada, roomId, secret);
		const { id } = await postMessage(ada, shared, "to both");
		for (const stream of streams) {
			await stream.next((event) => event.type === "chat" && event.id === id);
			stream.close();
			expect(stream.raw()).not.toContain(secret);
		}
	}
});

test("streams opened in the moment their session ends, end", async () => {
	for (let round = 0; round < 10; round++) {
		const leaver = await newSession(suite.url);
		await joinRoom(leaver, roomId);
		const ending = pause(Math.random() * 12).then(() => leaver.call("DELETE", "/api/sessions/current"));
		await pause(Math.random() * 4);
		const streams = Array.from({ length: 16 }, () => leaver.stream(eventsPath(roomId)));
		await ending;
		const endings = streams.map((stream) => Promise.race([stream.closed, pause(healing, "still open")]));
		for (const how of await Promise.all(endings)) expect(how).not.toBe("still open");
	}
});

test("a poll in the moment of a removal never tells a secret of after it", async () => {
	for (let round = 2 * rounds; round < 3 * rounds; round++) {
		const { cursor } = await joinRoom(bob, roomId);
		const telling = removeThenTell(round);
		const path = `${eventsPath(roomId)}?wait=${round % 2}&after=${encodeURIComponent(cursor)}`;
		await pause(Math.random() * 4);
		const answers = Array.from({ length: 12 }, () => bob.call("GET", path));
		const secret = await telling;
		for (const { status, body } of await Promise.all(answers)) {
			expect([200, 404]).toContain(status);
			expect(JSON.stringify(body)).not.toContain(secret);
		}
	}
});

test("a post in the moment of a removal is either before it in the log or refused", async () => {
	const posted = new Map<string, number>();
	for (let round = 0; round < rounds; round++) {
		await joinRoom(bob, roomId);
		const text = `bob in round ${round}`;
		const removing = pause(Math.random() * 4).then(() => leaveRoom(ada, roomId, bob.user.id));
		const answers = await Promise.all(
			[0, 1, 2].map(() => bob.call<Message>("POST", `/api/rooms/${roomId}/messages`, { message: text })),
		);
		await removing;
		for (const { status } of answers) expect([201, 404]).toContain(status);
		posted.set(text, answers.filter(({ status }) => status === 201).length);
		expect((await bob.call("POST", `/api/rooms/${roomId}/messages`, { message: text })).status).toBe(404);
	}
	const history = await readHistory(ada, roomId);
	for (const [text, count] of posted) expect(history.filter(({ message }) => message === text)).toHaveLength(count);
});
