/** The assistant as a member of rooms: who brings it in, how its message grows for everybody, and what it keeps to itself. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoomEvent } from "../../lib/events/schema";
import type { Message } from "../../lib/messages/schema";
import { newSession, type Session } from "../support/http";
import { type FakeModel, startModel } from "../support/model";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, expectStatus, joinRoom, postMessage, readHistory } from "../support/talk";

let model: FakeModel;
let server: Server;

beforeAll(async () => {
	model = await startModel();
	server = await startServer({ env: environment() });
});
afterAll(async () => {
	await server?.stop();
	model?.close();
});

const environment = () => ({ ASSISTANT_BASE_URL: model.url, ASSISTANT_PROMPT: "Of the operator." });

/** A room of two with the assistant in it. */
async function stage(prompt = "") {
	const [owner, guest] = await Promise.all([newSession(server.url), newSession(server.url)]);
	const { room_id } = await createRoom(owner, { kind: "private" });
	await joinRoom(guest, room_id);
	const path = `/api/rooms/${room_id}/assistant`;
	expect(expectStatus(await owner.call("PUT", path, { prompt }), 200)).toEqual({ on: true, prompt });
	return { owner, guest, room_id, path };
}

const isBots = (event: RoomEvent) => "user_id" in event && event.user_id === "assistant";

/** The assistant's answer in the history, once it satisfies `wanted`. */
async function answerIn(reader: Session, roomId: string, wanted: (answer: Message) => boolean): Promise<Message> {
	let found: Message | undefined;
	const look = async () => {
		found = (await readHistory(reader, roomId)).findLast(({ user_id }) => user_id === "assistant");
		return found !== undefined && wanted(found);
	};
	await expect.poll(look, { timeout: 15_000 }).toBe(true);
	if (!found) throw new Error("the assistant said nothing");
	return found;
}

const words = (count: number) => Array.from({ length: count }, (_, n) => `w${n + 1}`).join(" ");

test("everybody watches one answer grow, threaded to its question, and the log has the whole", async () => {
	const { owner, guest, room_id } = await stage("Of the owner.");
	const streams = [owner, guest].map((person) => person.stream(eventsPath(room_id)));
	await Promise.all(streams.map((stream) => stream.opened));
	const { promise: gate, resolve: open } = Promise.withResolvers<void>();
	model.gate = gate;
	const question = await postMessage(guest, room_id, "@assistant say 80 words 10 apart");
	for (const stream of streams) {
		const { event: typing } = await stream.next(isBots);
		expect(typing).toMatchObject({ type: "typing", user: "assistant" });
	}
	open();
	for (const stream of streams) {
		const { event: posted } = await stream.next((event) => event.type === "chat" && isBots(event));
		expect(posted).toMatchObject({ user: "assistant", reply_to: question.id });
	}
	for (const stream of streams) {
		const { event } = await stream.next(({ type }) => type === "edit");
		expect(event).toMatchObject({ message: words(80), edited_at: null, reply_to: question.id });
		const grown = stream.frames.reduce((text, { event: one }) => grow(text, one), "");
		expect(grown).toBe(words(80));
		stream.close();
	}
	const sent = model.asked.at(-1);
	expect(sent?.messages[0]?.content).toMatch(/Of the operator\.[\s\S]*Of the owner\./);
	expect(sent?.messages.at(-1)).toEqual({ role: "user", content: "say 80 words 10 apart" });
	await answerIn(guest, room_id, ({ message }) => message === words(80));
});

/** The message as a client shows it. */
function grow(text: string, event: RoomEvent): string {
	if ((event.type === "chat" || event.type === "edit") && isBots(event)) return event.message;
	return event.type === "delta" && event.from <= text.length ? text.slice(0, event.from) + event.text : text;
}

test("its tools read this room and no other, whatever is asked of them", async () => {
	const other = await stage();
	await postMessage(other.owner, other.room_id, "the kettle's secret is in this room");
	const { owner, room_id } = await stage();
	await postMessage(owner, room_id, "shall we meet at nine tomorrow by the kettle?");
	await postMessage(owner, room_id, `@assistant call search_room {"words":"kettle","room_id":"${other.room_id}"}`);
	const { message } = await answerIn(owner, room_id, (answer) => answer.message.endsWith(")"));
	expect(message).toContain(`/rooms/${room_id}/messages/`);
	expect(message).toContain("by the kettle?");
	expect(message).not.toContain("secret");
	expect(model.asked.at(-1)?.tools.sort()).toEqual(["calculate", "catch_up", "search_room", "time"]);
});

test("deleting the message that grows stops the model; where it was turned off it hears nothing", async () => {
	const { owner, room_id, path } = await stage();
	await postMessage(owner, room_id, "@assistant say 900 words 20 apart");
	const growing = await answerIn(owner, room_id, () => true);
	const upstream = model.asked.at(-1);
	expectStatus(await owner.call("DELETE", `/api/rooms/${room_id}/messages/${growing.id}`), 200);
	await expect.poll(() => upstream?.hungUp, { timeout: 10_000 }).toBe(true);
	expectStatus(await owner.call("DELETE", path), 204);
	expect(expectStatus(await owner.call("GET", path), 200)).toEqual({ on: false, prompt: "" });
	const before = model.asked.length;
	await postMessage(owner, room_id, "@assistant are you there?");
	const there = await stage();
	await postMessage(there.owner, there.room_id, "@assistant say 2 words");
	await answerIn(there.owner, there.room_id, ({ message }) => message === words(2));
	expect(model.asked.length).toBe(before + 1);
});

test("a model that fails is told of in the room", async () => {
	const { owner, room_id } = await stage();
	await postMessage(owner, room_id, "@assistant status 500");
	await answerIn(owner, room_id, ({ message }) => message.includes("Ask again"));
});

test("after kill -9 in mid-answer the room has what was said, marked", async () => {
	const { owner, room_id } = await stage();
	await postMessage(owner, room_id, "@assistant say 800 words 30 apart");
	const stream = owner.stream(eventsPath(room_id));
	await stream.next(({ type }) => type === "delta");
	await server.kill();
	stream.close();
	server = await startServer({ env: environment(), dataDir: server.dataDir, port: server.port });
	const { message } = await answerIn(owner, room_id, (answer) => answer.message.includes("restarted"));
	expect(message).toMatch(/^w1 w2[ w\d]*\n\n\*\(The server was restarted/);
	expect((await readHistory(owner, room_id)).filter(({ user_id }) => user_id === "assistant")).toHaveLength(1);
});
