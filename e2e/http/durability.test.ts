/** Promise 1: a 2xx for a write means committed to disk; it survives `kill -9`. */
import { expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import type { Room } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, expectStatus, joinRoom, leaveRoom, postMessage, readHistory } from "../support/talk";

const suite = serveSuite();

const get = async <Body>(person: Session, path: string) => expectStatus(await person.call<Body>("GET", path), 200);

test("every sort of write that was answered is there after a kill at that moment", async () => {
	const [ada, bob, cleo] = (await suite.people(3)) as [Session, Session, Session];
	const room = await createRoom(ada, { kind: "private", name: "before" });
	const path = `/api/rooms/${room.room_id}`;
	await joinRoom(cleo, room.room_id);
	const [edited, deleted, liked] = (await Promise.all(
		["edit me", "delete me", "like me"].map((text) => postMessage(ada, room.room_id, text)),
	)) as [Message, Message, Message];

	const [posted, entrance, gone, left] = await Promise.all([
		postMessage(ada, room.room_id, "the last word"),
		joinRoom(bob, room.room_id),
		newSession(suite.url),
		leaveRoom(cleo, room.room_id).then(() => true),
		ada
			.call("PATCH", `${path}/messages/${edited.id}`, { message: "edited" })
			.then((answer) => expectStatus(answer, 200)),
		ada.call("DELETE", `${path}/messages/${deleted.id}`).then((answer) => expectStatus(answer, 200)),
		ada
			.call("PUT", `${path}/messages/${liked.id}/reactions/${encodeURIComponent("👍")}`)
			.then((a) => expectStatus(a, 200)),
		ada.call("PUT", `${path}/read`, { seq: liked.seq }).then((answer) => expectStatus(answer, 200)),
		ada.call("PATCH", path, { name: "after", topic: "topic" }).then((answer) => expectStatus(answer, 200)),
	]);
	expectStatus(await gone.call("DELETE", "/api/sessions/current"), 204);
	await suite.server.kill();
	await suite.restart();

	const history = await readHistory(ada, room.room_id);
	const textOf = (id: string) => history.find((message) => message.id === id);
	expect(textOf(posted.id)?.message).toBe("the last word");
	expect(textOf(edited.id)).toMatchObject({ message: "edited", edited_at: expect.any(String) });
	expect(textOf(deleted.id)).toMatchObject({ message: "This message was deleted", deleted: true });
	expect(textOf(liked.id)?.reactions).toEqual([{ emoji: "👍", count: 1, mine: true }]);
	expect(await get<Room>(ada, path)).toMatchObject({ name: "after", topic: "topic" });
	const { members } = await get<{ members: { user_id: string; read_seq: number }[] }>(ada, `${path}/members`);
	expect(members.map(({ user_id }) => user_id).sort()).toEqual([ada.user.id, bob.user.id].sort());
	expect(members.find(({ user_id }) => user_id === ada.user.id)?.read_seq).toBeGreaterThanOrEqual(liked.seq);
	expect(entrance.room.room_id).toBe(room.room_id);
	expect(left).toBe(true);
	expect((await cleo.call("GET", path)).status).toBe(404);
	expect((await gone.call("GET", "/api/sessions/current")).status).toBe(401);
});

test("of messages posted by sixteen at once, none that was answered is lost in a kill and none is there twice", async () => {
	const people = await suite.people(16);
	const room = await createRoom(people[0] as Session, { kind: "public" });
	const answered = new Map<string, Message>();
	const sent = new Set<string>();
	const writing = people.map(async (person, index) => {
		for (let n = 0; ; n++) {
			const text = `writer ${index} line ${n}`;
			sent.add(text);
			const answer = await tryPost(person, room.room_id, text);
			if (!answer) return;
			answered.set(text, answer);
			if (answered.size === 400) void suite.server.kill();
		}
	});
	await Promise.all(writing);
	await suite.server.kill();
	await suite.restart();

	const history = await readHistory(people[0] as Session, room.room_id);
	const texts = history.map(({ message }) => message);
	expect(answered.size).toBeGreaterThanOrEqual(400);
	expect(new Set(texts).size).toBe(texts.length);
	expect(texts.filter((text) => !sent.has(text))).toEqual([]);
	const kept = new Map(history.map((message) => [message.message, message]));
	for (const [text, message] of answered) expect(kept.get(text)).toEqual(message);
});

/** The message, or nothing where the line broke under the post. */
async function tryPost(person: Session, roomId: string, text: string): Promise<Message | undefined> {
	try {
		return await postMessage(person, roomId, text);
	} catch (error) {
		if (error instanceof TypeError) return undefined;
		throw error;
	}
}
