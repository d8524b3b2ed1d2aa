import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loggedEvent } from "../../lib/events/schema";
import { differentReactions } from "../../lib/messages/limits";
import { type Message, message as messageShape, type Reaction } from "../../lib/messages/schema";
import type { Room } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, joinRoom, poll, postMessage, readHistory } from "../support/talk";
import { readProblem } from "./naughty/problem";
import { type Answered, ask } from "./naughty/wire";

const thumb = "\u{1F44D}";
let server: Server;
let owner: Session;
let guest: Session;
let room: Room;
let message: Message;

beforeAll(async () => {
	server = await startServer();
	[owner, guest] = await Promise.all([newSession(server.url), newSession(server.url)]);
});
beforeEach(async () => {
	room = await createRoom(owner, { kind: "private" });
	await joinRoom(guest, room.room_id);
	message = await postMessage(owner, room.room_id, "what do you think?");
});
afterAll(() => server?.stop());

const react = (method: string, emoji: string, person = guest, id = message.id): Promise<Answered> =>
	ask(server.url, {
		method,
		path: `/api/rooms/${room.room_id}/messages/${id}/reactions/${encodeURIComponent(emoji)}`,
		bearer: person.id,
	});

async function reactions(method: string, emoji: string, person = guest): Promise<Reaction[]> {
	const answer = await react(method, emoji, person);
	expect(answer.status, answer.text).toBe(200);
	return messageShape.parse(answer.json).reactions;
}

const told = async () =>
	(await poll(owner, eventsPath(room.room_id), room.cursor)).events.filter(({ type }) => type === "reaction");

test("a reaction is counted once for each person and shown to each as theirs or not", async () => {
	expect(await reactions("PUT", thumb)).toEqual([{ emoji: thumb, count: 1, mine: true }]);
	expect(await reactions("PUT", thumb), "again is harmless").toEqual([{ emoji: thumb, count: 1, mine: true }]);
	expect(await reactions("PUT", thumb, owner)).toEqual([{ emoji: thumb, count: 2, mine: true }]);
	expect(await reactions("DELETE", thumb)).toEqual([{ emoji: thumb, count: 1, mine: false }]);
	expect(await reactions("DELETE", thumb), "again is harmless").toEqual([{ emoji: thumb, count: 1, mine: false }]);
	expect(await reactions("DELETE", thumb, owner)).toEqual([]);
});

test("each change is told once, without saying whose it is to whom", async () => {
	await reactions("PUT", thumb);
	await reactions("PUT", thumb);
	await reactions("DELETE", thumb);
	await reactions("DELETE", thumb);
	const events = (await told()).map((event) => loggedEvent.parse(event));
	const person = { user_id: guest.user.id, user: guest.user.username, id: message.id, emoji: thumb };
	expect(events).toMatchObject([
		{ ...person, added: true, event_seq: message.seq + 1 },
		{ ...person, added: false, event_seq: message.seq + 2, reactions: [] },
	]);
	await reactions("PUT", thumb);
	const counted = (await told()).at(-1);
	expect(counted).toMatchObject({ added: true, reactions: [{ emoji: thumb, count: 1 }] });
	expect(JSON.stringify([...events, counted])).not.toContain("mine");
});

test("history shows each reader their own", async () => {
	await reactions("PUT", thumb);
	const seenBy = async (person: Session) => (await readHistory(person, room.room_id))[0]?.reactions;
	expect(await seenBy(guest)).toEqual([{ emoji: thumb, count: 1, mine: true }]);
	expect(await seenBy(owner)).toEqual([{ emoji: thumb, count: 1, mine: false }]);
});

const emoji = [
	"\u{1F600}",
	"\u2764\uFE0F",
	"\u2764",
	"\u{1F44D}\u{1F3FD}",
	"\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}",
	"\u{1F9D1}\u{1F3FE}\u200D\u{1F91D}\u200D\u{1F9D1}\u{1F3FB}",
	"\u{1F3F3}\uFE0F\u200D\u{1F308}",
	"\u{1F1F3}\u{1F1F4}",
	"\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}",
	"1\uFE0F\u20E3",
	"#\uFE0F\u20E3",
	"\u2705",
];

test.each(emoji)("%s is one emoji and comes back as it was sent", async (one) => {
	expect(await reactions("PUT", one)).toEqual([{ emoji: one, count: 1, mine: true }]);
	expect(await reactions("DELETE", one)).toEqual([]);
});

const others = [
	"a",
	"1",
	"#",
	"ok",
	" ",
	"\u{1F600}\u{1F600}",
	"\u{1F600} ",
	" \u{1F600}",
	"\u{1F600}a",
	"a\u{1F600}",
	"\u200D",
	"\uFE0F",
	"\u0301",
	"\u{1F600}\u0301",
	"\u{1F1F3}",
	"\u{1F1FD}\u{1F1FD}",
	"\u6C34",
	"\u{1F600}\u200D",
	"\u{1F600}\u0000",
	"__proto__",
	"<b>",
	`${"\u{1F468}\u200D".repeat(40)}\u{1F468}`,
	"\u{1F600}".repeat(100),
];

test.each(others)("%j is not one emoji", async (text) => {
	readProblem(await react("PUT", text), "validation_failed");
	expect(await told()).toEqual([]);
});

/** 24 different ones in a row of Unicode, each an emoji of its own. */
const many = Array.from({ length: differentReactions + 4 }, (_, at) => String.fromCodePoint(0x1f600 + at));

test("a message holds twenty different ones; a known one still counts, and one taken back makes room", async () => {
	const [first = "", ...rest] = many.slice(0, differentReactions);
	for (const one of [first, ...rest]) await reactions("PUT", one);
	const one = many.at(-1) ?? "";
	for (const person of [guest, owner]) readProblem(await react("PUT", one, person), "reactions_full");
	expect((await reactions("PUT", first, owner)).find(({ emoji: known }) => known === first)?.count).toBe(2);
	await reactions("DELETE", rest[0] ?? "");
	expect(await reactions("PUT", one)).toHaveLength(differentReactions);
});

test("of many who want the last places at the same moment exactly twenty get one", async () => {
	const people = await Promise.all(many.map(() => newSession(server.url)));
	await Promise.all(people.map((person) => joinRoom(person, room.room_id)));
	const answers = await Promise.all(people.map((person, at) => react("PUT", many[at] ?? "", person)));
	expect(answers.filter(({ status }) => status === 200)).toHaveLength(differentReactions);
	for (const answer of answers.filter(({ status }) => status !== 200)) readProblem(answer, "reactions_full");
	expect((await readHistory(owner, room.room_id))[0]?.reactions).toHaveLength(differentReactions);
	expect(await told()).toHaveLength(differentReactions);
});

test("a message that is gone or never was takes no reaction, and deleting drops those it had", async () => {
	await reactions("PUT", thumb);
	const path = `/api/rooms/${room.room_id}/messages/${message.id}`;
	const deleted = await ask(server.url, { method: "DELETE", path, bearer: owner.id });
	expect(deleted.json).toMatchObject({ reactions: [], deleted: true });
	readProblem(await react("PUT", thumb), "message_deleted");
	readProblem(await react("PUT", thumb, guest, "nothing-of-this-id"), "message_not_found");
	readProblem(await react("DELETE", thumb, guest, "nothing-of-this-id"), "message_not_found");
});
