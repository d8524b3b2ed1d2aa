import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type History, history, type Message } from "../../lib/messages/schema";
import type { Room } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, poll, postMessage } from "../support/talk";
import { readProblem, refusedFields } from "./naughty/problem";
import { ask } from "./naughty/wire";

let server: Server;
let owner: Session;
let room: Room;
const posted: Message[] = [];

/** 130 messages whose seqs have gaps, because every third is followed by an edit of it. */
beforeAll(async () => {
	server = await startServer();
	owner = await newSession(server.url);
	room = await createRoom(owner, { kind: "private" });
	for (let at = 0; at < 130; at++) {
		const message = await postMessage(owner, room.room_id, `message ${at}`);
		const path = `/api/rooms/${room.room_id}/messages/${message.id}`;
		const edited =
			at % 3 === 0 && (await owner.call<Message>("PATCH", path, { message: `message ${at}, edited` })).body;
		posted.push(edited || message);
	}
});
afterAll(() => server?.stop());

const get = (query = "") => ask(server.url, { path: `/api/rooms/${room.room_id}/messages${query}`, bearer: owner.id });

async function page(query = ""): Promise<History> {
	const answer = await get(query);
	expect(answer.status, answer.text).toBe(200);
	return history.parse(answer.json);
}

const seq = (at: number) => posted.at(at)?.seq ?? Number.NaN;

test("without before or after it is the newest 50, ascending, and there is more", async () => {
	const { messages, has_more, cursor } = await page();
	expect(messages).toEqual(posted.slice(-50));
	expect(has_more).toBe(true);
	expect((await poll(owner, eventsPath(room.room_id), cursor)).events).toEqual([]);
});

describe.each([3, 50, 65, 100])("with limit %i", (limit) => {
	test("pages backwards from the end meet every message once", async () => {
		const seen: Message[] = [];
		let query = `?limit=${limit}`;
		for (let more = true; more; ) {
			const { messages, has_more } = await page(query);
			expect(messages).toHaveLength(Math.min(limit, posted.length - seen.length));
			seen.unshift(...messages);
			more = has_more;
			query = `?limit=${limit}&before=${seen[0]?.seq}`;
		}
		expect(seen).toEqual(posted);
	});

	test("pages forwards from the start meet every message once", async () => {
		const seen: Message[] = [];
		for (let more = true; more; ) {
			const { messages, has_more } = await page(`?limit=${limit}&after=${seen.at(-1)?.seq ?? 0}`);
			expect(messages).toHaveLength(Math.min(limit, posted.length - seen.length));
			seen.push(...messages);
			more = has_more;
		}
		expect(seen).toEqual(posted);
	});
});

test("before and after leave their own message out, whether or not a message has that seq", async () => {
	expect((await page(`?before=${seq(60)}&limit=3`)).messages).toEqual(posted.slice(57, 60));
	expect((await page(`?after=${seq(60)}&limit=3`)).messages).toEqual(posted.slice(61, 64));
	expect((await page(`?before=${seq(60) + 1}&limit=3`)).messages).toEqual(posted.slice(58, 61));
	expect((await page(`?after=${seq(60) - 1}&limit=3`)).messages).toEqual(posted.slice(60, 63));
});

test("the ends are empty or whole, and say that there is no more", async () => {
	const beyond = Number.MAX_SAFE_INTEGER;
	for (const query of ["?before=0", `?before=${seq(0)}`, `?after=${seq(-1)}`, `?after=${beyond}`])
		expect(await page(query)).toMatchObject({ messages: [], has_more: false });
	expect(await page(`?before=${seq(50)}&limit=50`)).toMatchObject({ messages: posted.slice(0, 50), has_more: false });
	expect(await page(`?after=${seq(-51)}&limit=50`)).toMatchObject({ messages: posted.slice(-50), has_more: false });
	expect((await page(`?before=${beyond}&limit=1`)).messages).toEqual(posted.slice(-1));
});

test("an empty room has an empty page with a cursor to read on from", async () => {
	const empty = await createRoom(owner, { kind: "private" });
	const answer = await ask(server.url, { path: `/api/rooms/${empty.room_id}/messages`, bearer: owner.id });
	const { messages, has_more, cursor } = history.parse(answer.json);
	expect([messages, has_more]).toEqual([[], false]);
	const first = await postMessage(owner, empty.room_id, "the first");
	expect((await poll(owner, eventsPath(empty.room_id), cursor)).events).toMatchObject([{ type: "chat", id: first.id }]);
});

describe.each([
	["limit", ["0", "101", "-1", "1.5", "many", "1e999"]],
	["before", ["-1", "1.5", "soon", "1e999"]],
	["after", ["-1", "1.5", "soon", "1e999"]],
] as const)("%s", (name, values) => {
	test.each(values.map((value) => [value]))("is not %j", async (value) => {
		expect(refusedFields(await get(`?${name}=${value}`))).toEqual([name]);
	});
});

test("unknown query parameters are ignored", async () => {
	for (const query of ["?colour=blue", "?Limit=1", "?__proto__=x&constructor=y", "?limit[]=1", "?&&=&"])
		expect((await page(query)).messages, query).toHaveLength(50);
});

test("a reader pages while others write, and meets no message twice nor misses one", async () => {
	const busy = await createRoom(owner, { kind: "private" });
	const all = Array.from({ length: 60 }, (_, at) => `old ${at}`);
	for (const text of all) await postMessage(owner, busy.room_id, text);
	const seen: string[] = [];
	let before = "";
	for (let more = true; more; ) {
		const [answer] = await Promise.all([
			ask(server.url, { path: `/api/rooms/${busy.room_id}/messages?limit=7${before}`, bearer: owner.id }),
			postMessage(owner, busy.room_id, "new"),
		]);
		const { messages, has_more } = history.parse(answer.json);
		seen.unshift(...messages.map(({ message }) => message));
		before = `&before=${messages[0]?.seq}`;
		more = has_more;
	}
	expect(seen.filter((text) => text !== "new")).toEqual(all);
});

test("one message is read by its id, as history shows it; another id and another room's are none", async () => {
	for (const message of [posted[0], posted[64], posted.at(-1)]) {
		const answer = await get(`/${message?.id}`);
		expect([answer.status, answer.json]).toEqual([200, message]);
		expect(answer.headers["cache-control"]).toBe("private, no-store");
	}
	const other = await createRoom(owner, { kind: "private" });
	const path = `/api/rooms/${other.room_id}/messages/${posted[0]?.id}`;
	for (const answer of [await get("/no-such-message"), await ask(server.url, { path, bearer: owner.id })])
		readProblem(answer, "message_not_found");
});
