/** Promise 3: one order for everybody, by `seq`, gap-free; what one client sends arrives in the order sent. */
import { connect } from "node:net";
import { expect, test } from "vitest";
import type { LoggedEvent } from "../../lib/events/schema";
import { isLogged, readLog, readUntil } from "../support/follow";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, joinRoom, poll, postMessage, readHistory, readPage } from "../support/talk";

const suite = serveSuite();
const writers = 8;
const lines = 25;
const isEnd = (event: LoggedEvent) => event.type === "chat" && event.message === "end";

test("eight writers at once are seen in one gap-free order by every reader on every transport", async () => {
	const people = await suite.people(writers + 3);
	const owner = people[0] as Session;
	const { room_id: roomId, cursor } = await createRoom(owner, { kind: "private" });
	for (const person of people) await joinRoom(person, roomId);
	const streams = people.slice(-3).map((person) => person.stream(eventsPath(roomId), { after: cursor }));
	const allRooms = owner.stream("/api/events");
	await Promise.all([...streams, allRooms].map((stream) => stream.next((event) => event.type === "presence")));
	const { cursor: allCursor } = await poll(owner, "/api/events");

	await Promise.all(people.slice(0, writers).map((person) => writeLines(person, roomId)));
	await postMessage(owner, roomId, "end");

	const orders = await Promise.all(streams.map((stream) => readUntil(stream, isEnd)));
	orders.push((await readLog(owner, eventsPath(roomId), cursor)).events.filter(isLogged));
	const [order = []] = orders;
	const numbers = order.map(({ event_seq }) => event_seq);
	expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
	for (const other of orders) expect(other).toEqual(order);
	const chats = order.filter(({ type }) => type === "chat");
	expect(await readUntil(allRooms, isEnd)).toEqual(chats);
	expect((await readLog(owner, "/api/events", allCursor)).events).toEqual(chats);
	expectLinesInOrder(chats);
	expect((await readHistory(owner, roomId)).map(({ id, seq }) => [id, seq])).toEqual(
		chats.map((chat) => ["id" in chat && chat.id, chat.event_seq]),
	);
});

async function writeLines(person: Session, roomId: string): Promise<void> {
	for (let n = 0; n < lines; n++) await postMessage(person, roomId, `${n}`);
}

function expectLinesInOrder(chats: LoggedEvent[]): void {
	const spoken = new Map<string, string[]>();
	for (const chat of chats)
		if (chat.type === "chat" && chat.message !== "end")
			spoken.set(chat.user_id, [...(spoken.get(chat.user_id) ?? []), chat.message]);
	expect(spoken.size).toBe(writers);
	for (const said of spoken.values()) expect(said).toEqual(Array.from({ length: lines }, (_, n) => `${n}`));
}

test("what one client sends on one connection without waiting for answers arrives in the order sent", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "private" });
	const texts = Array.from({ length: 30 }, (_, n) => `pipelined ${n}`);
	await sendPipelined(ada, roomId, texts);
	expect((await readHistory(ada, roomId)).map(({ message }) => message)).toEqual(texts);
});

/** All requests in one write on one socket; resolves when each has its 201. */
function sendPipelined(author: Session, roomId: string, texts: string[]): Promise<void> {
	const requests = texts.map((message) => {
		const body = JSON.stringify({ message });
		const head = [
			`POST /api/rooms/${roomId}/messages HTTP/1.1`,
			"host: 127.0.0.1",
			`authorization: Bearer ${author.id}`,
			"content-type: application/json",
			`content-length: ${Buffer.byteLength(body)}`,
		];
		return `${head.join("\r\n")}\r\n\r\n${body}`;
	});
	const socket = connect(suite.server.port, "127.0.0.1");
	let answers = "";
	const done = Promise.withResolvers<void>();
	socket.on("data", (chunk) => {
		answers += chunk.toString();
		if (answers.split("HTTP/1.1 201").length > texts.length) done.resolve();
	});
	socket.on("error", done.reject);
	socket.on("close", () => done.reject(new Error(`cut before all were answered:\n${answers.slice(-1_000)}`)));
	socket.write(requests.join(""));
	return done.promise.finally(() => socket.destroy());
}

test("pages in both directions tell the same order as the log", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "private" });
	for (let n = 0; n < 23; n++) await postMessage(ada, roomId, `${n}`);
	const forward = await readHistory(ada, roomId);
	const backward: typeof forward = [];
	for (let more = true; more; ) {
		const before = backward[0] ? `&before=${backward[0].seq}` : "";
		const page = await readPage(ada, roomId, `?limit=7${before}`);
		backward.unshift(...page.messages);
		more = page.has_more;
	}
	expect(backward).toEqual(forward);
	expect(forward.map(({ message }) => message)).toEqual(Array.from({ length: 23 }, (_, n) => `${n}`));
});
