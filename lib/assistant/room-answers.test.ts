import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../db";
import type { Store } from "../../db/store";
import { type Actor, identify } from "../accounts/access";
import { openSession } from "../accounts/write";
import { openBus } from "../bus";
import type { RoomMessage } from "../bus/contract";
import { readHistory } from "../messages/read";
import { deleteMessage, postMessage } from "../messages/write";
import { member, owner } from "../rooms/access";
import { createRoom } from "../rooms/write";
import { answerQuestions, listenForQuestions } from "./room-answers";
import { describeAssistant, turnOff, turnOn } from "./rooms";

let store: Store;
let actor: Actor;

beforeAll(async () => {
	process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "parley-assistant-"));
	delete process.env.DATABASE_URL;
	store = await openStore();
	const identified = await identify((await openSession({})).session_id);
	if (typeof identified === "string") throw new Error(`the session is ${identified}`);
	actor = identified;
	listenForQuestions();
});
afterAll(() => store.close());

async function openRoom() {
	const { room_id } = await createRoom(actor, { kind: "private" });
	const visitor = { actor, params: { room_id } };
	await turnOn(await owner(visitor), { prompt: "" });
	const heard: RoomMessage[] = [];
	openBus().listen("room", room_id, (message) => heard.push(message));
	const say = async (message: string) => (await postMessage(await member(visitor), { message })).message;
	const history = async () => (await readHistory(await member(visitor), { limit: 50 })).messages;
	const answers = async () => (await history()).filter(({ user_id }) => user_id === "assistant");
	return { visitor, heard, say, history, answers };
}

test("it greets whoever mentions it, in answer to them", async () => {
	const { say, answers } = await openRoom();
	const question = await say("@Assistant hello!");
	await expect.poll(answers).toMatchObject([{ reply_to: question.id, user: "assistant", edited_at: null }]);
	await expect.poll(async () => (await answers())[0]?.message).toBe("Hi there! How can I help you today?");
});

test("who was away is caught up in the words of those who spoke, with links", async () => {
	const { say, answers } = await openRoom();
	const plan = await say("The meeting is tomorrow at 9, who brings the cake?");
	await say("hm");
	await say("@assistant catch me up");
	await expect.poll(async () => (await answers())[0]?.message).toContain(`/rooms/${plan.room_id}/messages/${plan.id}`);
	expect((await answers())[0]?.message).toContain("who brings the cake?");
});

test("a long answer is told as it grows, and the pieces make the whole", async () => {
	const { say, answers, heard } = await openRoom();
	await say("@assistant help");
	await expect.poll(async () => (await answers())[0]?.message).toContain("search kettle");
	await expect
		.poll(() => heard.some((message) => message.kind === "event" && message.event.type === "edit"))
		.toBe(true);
	expect(heard.map(({ kind }) => kind)).toContain("typing");
});

test("it hears its name alone, and nothing where it was turned off or asks itself", async () => {
	const { visitor, say, answers } = await openRoom();
	for (const text of ["hello", "mail@assistant", "@assistants", "@assistant.com"]) await say(text);
	const proof = await owner(visitor);
	await turnOff(proof);
	expect(await describeAssistant(proof)).toEqual({ on: false, prompt: "" });
	await say("@assistant hello");
	await answerQuestions();
	expect(await answers()).toEqual([]);
	await turnOn(proof, { prompt: "x" });
	expect(await describeAssistant(proof)).toEqual({ on: true, prompt: "x" });
	await say("so, @assistant, hello");
	await expect.poll(async () => (await answers()).length).toBe(1);
});

test("a question that was deleted meanwhile is no reason to fall", async () => {
	const { visitor, say, answers } = await openRoom();
	const question = await say("@assistant 2 + 2");
	await deleteMessage(await member(visitor), question.id);
	await expect.poll(async () => (await answers()).length).toBe(1);
});
