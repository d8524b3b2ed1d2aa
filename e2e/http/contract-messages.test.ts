import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deletedText } from "../../lib/messages/limits";
import { type Message, message as messageShape } from "../../lib/messages/schema";
import type { Room } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, joinRoom, poll, postMessage, readHistory } from "../support/talk";
import { readProblem } from "./naughty/problem";
import { ask } from "./naughty/wire";

let server: Server;
let owner: Session;
let author: Session;
let room: Room;

beforeAll(async () => {
	server = await startServer();
	[owner, author] = await Promise.all([newSession(server.url), newSession(server.url)]);
});
beforeEach(async () => {
	room = await createRoom(owner, { kind: "private" });
	await joinRoom(author, room.room_id);
});
afterAll(() => server?.stop());

const send = (method: string, path: string, body?: unknown, person = author) =>
	ask(server.url, {
		method,
		path: `/api/rooms/${room.room_id}/messages${path}`,
		bearer: person.id,
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
const events = async () => (await poll(owner, eventsPath(room.room_id), room.cursor)).events;

test("a posted message has every field of the contract and no other", async () => {
	const answer = await send("POST", "", { message: "  hello \n", client_id: "abcdefgh" });
	expect(answer.status, answer.text).toBe(201);
	const posted = messageShape.parse(answer.json);
	expect(posted).toMatchObject({
		room_id: room.room_id,
		user_id: author.user.id,
		user: author.user.username,
		message: "  hello \n",
		client_id: "abcdefgh",
		edited_at: null,
		deleted: false,
		reply_to: null,
		reactions: [],
	});
	expect(Math.abs(Date.parse(posted.timestamp) - Date.now())).toBeLessThan(10_000);
	expect(await readHistory(owner, room.room_id)).toEqual([posted]);
});

test("without a client_id it is null, and the same words twice are two messages", async () => {
	const [one, two] = [
		await postMessage(author, room.room_id, "again"),
		await postMessage(author, room.room_id, "again"),
	];
	expect([one.client_id, two.client_id]).toEqual([null, null]);
	expect(two.id).not.toBe(one.id);
	expect(two.seq).toBe(one.seq + 1);
});

test("the same key and body again answers the first message with 200 and posts nothing", async () => {
	const draft = { message: "once", client_id: "key-of-mine-01" };
	const first = await send("POST", "", draft);
	const again = await Promise.all(Array.from({ length: 8 }, () => send("POST", "", draft)));
	expect([first.status, ...again.map(({ status }) => status)]).toEqual([201, ...again.map(() => 200)]);
	for (const answer of again) expect(answer.json).toEqual(first.json);
	expect(await readHistory(owner, room.room_id)).toEqual([first.json]);
});

test("the same key with another body is refused; another person or room may use it", async () => {
	const original = await postMessage(author, room.room_id, "the original");
	const draft = { message: "mine", client_id: "shared-key-01", reply_to: original.id };
	expect((await send("POST", "", draft)).status).toBe(201);
	const others = [
		{ ...draft, message: "mine " },
		{ ...draft, reply_to: undefined },
	];
	for (const other of others) readProblem(await send("POST", "", other), "client_id_reused");
	expect((await send("POST", "", draft, owner)).status).toBe(201);
	const elsewhere = await createRoom(author, { kind: "private" });
	expect((await postMessage(author, elsewhere.room_id, "mine", draft.client_id)).room_id).toBe(elsewhere.room_id);
	expect(await readHistory(owner, room.room_id)).toHaveLength(3);
});

test("a retry after an edit answers the message as it now is, after a deletion the placeholder", async () => {
	const draft = { message: "first words", client_id: "edited-later-1" };
	const posted = messageShape.parse((await send("POST", "", draft)).json);
	const edited = messageShape.parse((await send("PATCH", `/${posted.id}`, { message: "other words" })).json);
	const retried = await send("POST", "", draft);
	expect([retried.status, retried.json]).toEqual([200, edited]);
	await send("DELETE", `/${posted.id}`);
	const late = await send("POST", "", draft);
	expect([late.status, late.json]).toMatchObject([200, { id: posted.id, deleted: true, message: deletedText }]);
});

test.each(["abcdefgh", "A-Z_0-9-", "x".repeat(64)])("the client_id %s is taken", async (client_id) => {
	expect((await send("POST", "", { message: "named", client_id })).json).toMatchObject({ client_id });
});

describe.each([
	[
		"client_id",
		["", "abcdefg", "x".repeat(65), "abcdefg!", "abcdefg ", "abcdéfgh", "abcdefgh\n", "abcdefgh\u0000", 12345678, null],
	],
	["reply_to", ["", "nothing-of-this-id", "x".repeat(65), "../1", 1, null, []]],
	["message", ["", " ", "\n", "a\u0000", 1, null, [], {}]],
] as const)("a message's %s", (field, values) => {
	test.each(values.map((value) => [value]))("is not %j", async (value) => {
		const refused = await send("POST", "", { message: "hello", [field]: value });
		expect(new Set(readProblem(refused, "validation_failed").errors?.map(({ path }) => path))).toEqual(
			new Set([field]),
		);
		expect(await readHistory(owner, room.room_id)).toEqual([]);
	});
});

test("every wrong field is told at once, each with its path", async () => {
	const refused = await send("POST", "", { message: 1, client_id: "short", reply_to: [], typo: true });
	const { errors = [] } = readProblem(refused, "validation_failed");
	expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining(["message", "client_id", "reply_to"]));
	expect(JSON.stringify(errors)).toContain("typo");
});

test("a reply names the message it answers, even a deleted one", async () => {
	const original = await postMessage(owner, room.room_id, "a question");
	expect((await send("POST", "", { message: "an answer", reply_to: original.id })).json).toMatchObject({
		reply_to: original.id,
	});
	await send("DELETE", `/${original.id}`, undefined, owner);
	expect((await send("POST", "", { message: "too late", reply_to: original.id })).json).toMatchObject({
		reply_to: original.id,
	});
});

test("an edit changes text and edited_at alone, and takes the room's next number", async () => {
	const posted = await postMessage(author, room.room_id, "frist");
	const answer = await send("PATCH", `/${posted.id}`, { message: "first" });
	expect(answer.status, answer.text).toBe(200);
	const edited = messageShape.parse(answer.json);
	expect(edited).toEqual({ ...posted, message: "first", edited_at: expect.any(String) });
	expect(Date.parse(edited.edited_at ?? "")).toBeGreaterThanOrEqual(Date.parse(posted.timestamp));
	const last = (await events()).at(-1);
	expect(last).toMatchObject({
		type: "edit",
		id: posted.id,
		seq: posted.seq,
		event_seq: posted.seq + 1,
		message: "first",
	});
	expect(await readHistory(owner, room.room_id)).toEqual([edited]);
});

test("only the author edits; the room's owner may only delete", async () => {
	const posted = await postMessage(author, room.room_id, "mine");
	readProblem(await send("PATCH", `/${posted.id}`, { message: "yours" }, owner), "message_forbidden");
	const theirs = await postMessage(owner, room.room_id, "the owner's");
	readProblem(await send("DELETE", `/${theirs.id}`), "message_forbidden");
	expect((await send("DELETE", `/${posted.id}`, undefined, owner)).status).toBe(200);
	expect((await readHistory(owner, room.room_id)).map(({ message }) => message)).toEqual([deletedText, "the owner's"]);
});

test("a deleted message leaves its placeholder, its text nowhere, and cannot be edited; again is harmless", async () => {
	const words = "unspeakable-words";
	const posted = await postMessage(author, room.room_id, words);
	await send("PUT", `/${posted.id}/reactions/${encodeURIComponent("\u{1F44D}")}`);
	await send("PATCH", `/${posted.id}`, { message: `${words} edited` });
	const deleted = await send("DELETE", `/${posted.id}`);
	expect(messageShape.parse(deleted.json)).toMatchObject(placeholder(posted));
	const head = (await events()).length;
	const again = await send("DELETE", `/${posted.id}`);
	expect([again.status, again.json]).toEqual([200, deleted.json]);
	expect((await events()).length).toBe(head);
	readProblem(await send("PATCH", `/${posted.id}`, { message: "back" }), "message_deleted");
	expect((await events()).at(-1)).toMatchObject({ type: "delete", id: posted.id, seq: posted.seq, deleted: true });
	const everything = [
		await send("GET", ""),
		await ask(server.url, {
			path: `${eventsPath(room.room_id)}?after=${encodeURIComponent(room.cursor)}`,
			bearer: owner.id,
		}),
	];
	for (const { text } of everything) expect(text).not.toContain(words);
});

test.each(["PATCH", "DELETE"])("%s of a message that never was is an error that says so", async (method) => {
	for (const id of ["nothing-of-this-id", "1", "%F0%9F%98%80", "x".repeat(500)])
		readProblem(await send(method, `/${id}`, method === "PATCH" ? { message: "x" } : undefined), "message_not_found");
});

function placeholder(posted: Message): Partial<Message> {
	const { id, seq, user_id, user, timestamp } = posted;
	return { id, seq, user_id, user, timestamp, deleted: true, message: deletedText, reactions: [] };
}
