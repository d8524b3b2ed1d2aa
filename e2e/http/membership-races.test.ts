/** Promise 8 in the very moment of a removal: whatever is opened or sent just then tells nothing that came after. */
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, joinRoom, leaveRoom, postMessage, readHistory } from "../support/talk";

const suite = serveSuite();
const rounds = 60;
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
	await pause(Math.random() * 6);
	await leaveRoom(ada, roomId, bob.user.id);
	await postMessage(ada, roomId, secret);
	return secret;
}

test("a stream opened in the moment of a removal never tells a secret of after it, and ends", async () => {
	for (let round = 0; round < rounds; round++) {
		const { cursor } = await joinRoom(bob, roomId);
		const path = round % 3 === 0 ? "/api/events" : eventsPath(roomId);
		const telling = removeThenTell(round);
		await pause(Math.random() * 6);
		const stream = bob.stream(path, path === "/api/events" ? {} : { after: cursor });
		const { status } = await stream.opened;
		const secret = await telling;
		if (status === 200 && path !== "/api/events") expect(await stream.closed).toBe("ended");
		expect([200, 404]).toContain(status);
		expect(stream.raw()).not.toContain(secret);
		stream.close();
	}
});

test("a poll in the moment of a removal never tells a secret of after it", async () => {
	for (let round = rounds; round < 2 * rounds; round++) {
		const { cursor } = await joinRoom(bob, roomId);
		const telling = removeThenTell(round);
		const path = `${eventsPath(roomId)}?wait=${round % 2}&after=${encodeURIComponent(cursor)}`;
		const answers = [bob.call("GET", path)];
		await pause(Math.random() * 6);
		answers.push(bob.call("GET", path));
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
