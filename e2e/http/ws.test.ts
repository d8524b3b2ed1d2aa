/** API.md §5.3 by a second implementation of the protocol: plain `ws` and `fetch`, nothing of the product's own client. */
import { expect, test } from "vitest";
import { z } from "zod";
import { event, frameAnswer, loggedEvent, signal } from "../../lib/events/schema";
import { isLogged, readLog } from "../support/follow";
import type { Session } from "../support/http";
import { connect, enter, type RoomSocket, socketUrl } from "../support/socket";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, postMessage } from "../support/talk";

const suite = serveSuite();
const people = async (count: number) => (await suite.people(count)) as [Session, Session, Session];

const typesOf = (union: { options: readonly { shape: { type: z.ZodLiteral<string> } }[] }) =>
	union.options.map(({ shape }) => shape.type.value);

/** Every frame is an event as the other transports have it, under a cursor where a stream has an id, or an answer. */
function expectInShape({ frames }: RoomSocket): void {
	for (const frame of frames) {
		if (frameAnswer.safeParse(frame).success) continue;
		const { cursor, ...rest } = frame;
		const spelt = frame.type === "reset" ? frame : rest;
		expect(event.safeParse(spelt).error, JSON.stringify(frame)).toBeUndefined();
		if (isLogged(spelt as never)) expect(z.string().safeParse(cursor).success, JSON.stringify(frame)).toBe(true);
	}
}

test("two people go through every frame there is", async () => {
	const [ada, bob] = await people(2);
	const room = await createRoom(ada, { kind: "temporary" });
	const path = `/api/rooms/${room.room_id}`;
	const one = await enter(ada, room.room_id);
	const other = await enter(bob, room.room_id);
	expect(await one.nextOf("user_joined")).toMatchObject({ user: bob.user.username, event_seq: 2 });
	expect(await other.nextOf("user_joined")).toMatchObject({ user: bob.user.username, event_seq: 2 });

	other.say({ type: "typing" });
	expect(await one.nextOf("typing")).toMatchObject({ user: bob.user.username });
	other.say({ type: "chat", message: "Hello!", client_id: "bobs-first" });
	const posted = await other.nextOf("posted");
	const chat = await one.nextOf("chat");
	expect(chat).toMatchObject({ user: bob.user.username, message: "Hello!", client_id: "bobs-first", id: posted.id });
	one.say({ type: "read", seq: chat.seq });
	await other.next((frame) => frame.type === "read" && frame.readers.some(({ read_seq }) => read_seq === chat.seq));
	one.say({ type: "read" });
	expect(await one.nextOf("error")).toMatchObject({
		code: "validation_failed",
		detail: expect.stringContaining("seq"),
	});

	expectStatus(await bob.call("PATCH", `${path}/messages/${chat.id}`, { message: "Hello, ada!" }), 200);
	expectStatus(await ada.call("PUT", `${path}/messages/${chat.id}/reactions/%F0%9F%91%8D`), 200);
	expectStatus(await bob.call("DELETE", `${path}/messages/${chat.id}`), 200);
	expectStatus(await ada.call("PATCH", path, { topic: "frames" }), 200);
	expectStatus(await ada.call("PATCH", "/api/users/me", { username: `${ada.user.username}-2` }), 200);
	await other.nextOf("user_renamed");
	expectStatus(await bob.call("DELETE", `${path}/members/me`), 204);
	expect(await other.nextOf("room_closed")).toMatchObject({ reason: "removed" });
	expect(await other.closed).toBe(4403);
	await one.nextOf("user_left");
	const late = connect(ada, room.room_id, "no-cursor-at-all");
	expect(await late.next()).toMatchObject({ type: "reset", reason: "cursor_invalid", cursor: one.cursor });
	expectStatus(await ada.call("DELETE", path), 204);
	expect(await one.nextOf("room_closed")).toMatchObject({ reason: "deleted" });
	expect([await one.closed, await late.closed]).toEqual([4404, 4404]);

	for (const socket of [one, other, late]) expectInShape(socket);
	const seen = new Set([one, other, late].flatMap(({ frames }) => frames.map(({ type }) => type)));
	// How an answer grows is told by the assistant, and proven with it.
	const signals = typesOf(signal).filter((type) => type !== "delta");
	const all = [...typesOf(loggedEvent), ...signals, "reset", "room_closed", ...typesOf(frameAnswer)];
	expect([...seen].sort()).toEqual(all.sort());
});

test("the example client of the Live Chat API runs as its README has it", async () => {
	const [ada, bob] = await people(2);
	const { room_id } = await createRoom(ada);
	const witness = await enter(ada, room_id);
	const lines: string[] = [];
	const socket = new WebSocket(socketUrl(suite.url, room_id, { session_id: bob.id }));
	socket.onopen = () => socket.send(JSON.stringify({ type: "chat", message: "Hello!" }));
	socket.onmessage = (e) => {
		const d = JSON.parse(e.data);
		if (d.type === "chat") lines.push(`${d.user}: ${d.message}`);
		if (d.type === "user_joined") lines.push(`${d.user} joined`);
		if (d.type === "typing") lines.push(`${d.user} is typing`);
	};
	const { username } = bob.user;
	const expected = [`${username} joined`, `${username}: Hello!`];
	await expect.poll(() => lines, { timeout: 10_000 }).toEqual(expected);
	// Typing is told to who listens already; it is never told later.
	witness.say({ type: "typing" });
	await expect.poll(() => lines, { timeout: 10_000 }).toEqual([...expected, `${ada.user.username} is typing`]);
	socket.close();
	witness.close();
});

test("a client_id names one message on whatever way it comes, and one order holds for what a client sends", async () => {
	const [ada] = await people(1);
	const { room_id, cursor } = await createRoom(ada);
	const first = await postMessage(ada, room_id, "once", "named-over-http");
	const socket = await enter(ada, room_id, cursor);
	socket.say({ type: "chat", message: "once", client_id: "named-over-http" });
	expect(await socket.nextOf("posted")).toMatchObject({ id: first.id, created: false });
	socket.say({ type: "chat", message: "twice", client_id: "named-over-http" });
	expect(await socket.nextOf("error")).toMatchObject({ code: "client_id_reused", client_id: "named-over-http" });
	const texts = Array.from({ length: 300 }, (_, n) => `line ${n}`);
	for (const [n, message] of texts.entries()) socket.say({ type: "chat", message, client_id: `in-order-${n}` });
	await socket.next((frame) => frame.type === "chat" && frame.message === texts.at(-1));
	const { events } = await readLog(ada, eventsPath(room_id), cursor);
	expect(events.flatMap((event) => (event.type === "chat" ? [event.message] : []))).toEqual(["once", ...texts]);
	const streamed = socket.frames.filter((frame) => "event_seq" in frame).map(({ cursor: _, ...rest }) => rest);
	expect(streamed).toEqual(events);
	expect(await postMessage(ada, room_id, "line 7", "in-order-7")).toMatchObject({ message: "line 7" });
	socket.close();
});

test("what is refused leaves the connection as it was", async () => {
	const [ada] = await people(1);
	const { room_id } = await createRoom(ada);
	const socket = await enter(ada, room_id);
	const refusals: [sent: string, code: string][] = [
		["not JSON", "body_malformed"],
		["", "body_malformed"],
		["null", "validation_failed"],
		["[]", "validation_failed"],
		['{"type":"shout"}', "validation_failed"],
		['{"type":"chat"}', "validation_failed"],
		['{"type":"chat","message":" "}', "validation_failed"],
		['{"type":"chat","message":"a","colour":"red"}', "validation_failed"],
		['{"type":"chat","message":"a","__proto__":{}}', "validation_failed"],
		[JSON.stringify({ type: "chat", message: "x".repeat(17_000) }), "validation_failed"],
		['{"type":"chat","message":"a","reply_to":"nothing"}', "validation_failed"],
		['{"type":"read","seq":-1}', "validation_failed"],
	];
	for (const [sent, code] of refusals) {
		socket.socket.send(sent);
		expect(await socket.nextOf("error"), sent).toMatchObject({ code });
	}
	socket.say({ type: "chat", message: "still here" });
	expect(await socket.nextOf("chat")).toMatchObject({ message: "still here", seq: 2 });
	socket.close();
});

test("a private room is entered by its id, a public one too; a stranger's socket knows nothing else", async () => {
	const [ada, bob, eve] = await people(3);
	const room = await createRoom(ada, { kind: "private" });
	const inside = await enter(ada, room.room_id);
	const socket = await enter(bob, room.room_id);
	await inside.nextOf("user_joined");
	const { members } = await joinRoom(ada, room.room_id);
	expect(members.map(({ user_id }) => user_id)).toContain(bob.user.id);
	const elsewhere = await enter(eve, "lobby");
	await postMessage(ada, room.room_id, "a secret");
	await postMessage(ada, "lobby", "no secret of ada's");
	await elsewhere.next((frame) => frame.type === "chat" && frame.message === "no secret of ada's");
	expect(JSON.stringify(elsewhere.frames)).not.toContain(room.room_id);
	await socket.next((frame) => frame.type === "chat" && frame.message === "a secret");
	for (const each of [inside, socket, elsewhere]) each.close();
});
