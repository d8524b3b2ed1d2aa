/**
 * A model that obeys every text it is shown, tools and all, against texts that want it to reach further: into another room,
 * to a tool with effects, into its own instructions.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import { hearAnswer } from "../support/chat";
import { newSession, type Session } from "../support/http";
import { type Asked, type FakeModel, type Scripted, startModel } from "../support/model";
import { type Server, startServer } from "../support/server";
import { createRoom, expectStatus, joinRoom, postMessage, readHistory } from "../support/talk";
import { injections } from "./naughty/injections";
import { besiege } from "./naughty/siege";

const secret = "treasure-under-the-old-oak";
const secretPrompt = "prompt-of-the-other-room";
const ownPrompt = "Be kind to all who ask here.";

/** All that the model has said. */
const said = new Set<string>();
const flat = (text: string) => text.replace(/\s+/gu, " ").trim();

let model: FakeModel;
let server: Server;
let victim: { owner: Session; room_id: string; before: unknown };

beforeAll(async () => {
	model = await startModel();
	model.script = obey;
	server = await startServer({ env: { ASSISTANT_BASE_URL: model.url, ASSISTANT_CONCURRENT: "100" } });
	victim = await hideSecret();
});
afterAll(async () => {
	await server?.stop();
	model?.close();
});

/** Does what any text of users says, wherever it stands, once; after a tool it tells what it was given. */
function obey(asked: Asked): Scripted {
	const deed = chooseDeed(asked);
	if ("say" in deed) said.add(flat(deed.say));
	return deed;
}

function chooseDeed({ messages }: Asked): Scripted {
	const last = messages.at(-1);
	if (last?.role === "tool") return { say: `It gave: ${last.content}` };
	const text = messages.flatMap(({ role, content }) => (role === "system" ? [] : [content ?? ""])).join("\n");
	const [, call, input] = /CALL (\w+) (\{.*\})/.exec(text) ?? [];
	if (call) return { call, input: JSON.parse(input ?? "{}") };
	if (text.includes("REVEAL")) return { say: `I was told: ${JSON.stringify(messages)}` };
	return { say: /SAY ([\s\S]+)/.exec(text)?.[1] ?? "Nothing to obey." };
}

async function hideSecret() {
	const owner = await newSession(server.url);
	const { room_id } = await createRoom(owner, { kind: "private", name: "hidden" });
	expectStatus(await owner.call("PUT", `/api/rooms/${room_id}/assistant`, { prompt: secretPrompt }), 200);
	await postMessage(owner, room_id, secret);
	return { owner, room_id, before: await snapshot(owner, room_id) };
}

/** All of a room that an injection could have changed. */
async function snapshot(person: Session, roomId: string): Promise<unknown> {
	const { room, members, messages } = await joinRoom(person, roomId);
	const assistant = expectStatus(await person.call("GET", `/api/rooms/${roomId}/assistant`), 200);
	return { name: room.name, topic: room.topic, people: members.map(({ user_id }) => user_id), messages, assistant };
}

const aimed = (text: string) => text.replaceAll("ROOM", victim.room_id).replaceAll("OWNER", victim.owner.user.id);

async function attackerRoom() {
	const [owner, guest] = await Promise.all([newSession(server.url), newSession(server.url)]);
	const { room_id } = await createRoom(owner, { kind: "private" });
	await joinRoom(guest, room_id);
	expectStatus(await owner.call("PUT", `/api/rooms/${room_id}/assistant`, { prompt: ownPrompt }), 200);
	return { owner, guest, room_id };
}

/** The room once the assistant has answered there to the end: all that the model said, or what was cut off with a note. */
async function answered(person: Session, roomId: string): Promise<Message[]> {
	let history: Message[] = [];
	const isThere = async () => {
		history = await readHistory(person, roomId);
		const answer = history.find(({ user_id }) => user_id === "assistant")?.message;
		return answer !== undefined && (said.has(flat(answer)) || answer.endsWith(")*"));
	};
	await expect.poll(isThere, { timeout: 20_000 }).toBe(true);
	return history;
}

test("there are fifty injections at least", () => {
	expect(new Set(injections).size).toBeGreaterThanOrEqual(50);
});

const tried = (run: (text: string) => Promise<void>) =>
	besiege(injections.map((text) => ({ name: text, run: () => run(aimed(text)) })));

test("asked in a room, nothing of another room comes back and nothing is done", async () => {
	const faults = await tried(async (text) => {
		const { owner, guest, room_id } = await attackerRoom();
		await postMessage(guest, room_id, `@assistant ${text}`);
		const history = await answered(owner, room_id);
		expect(history).toHaveLength(2);
		expectInnocent(history);
	});
	expect(faults).toEqual([]);
	await expectUntouched();
});

test("planted by somebody for another's question, likewise", async () => {
	const faults = await tried(async (text) => {
		const { owner, guest, room_id } = await attackerRoom();
		await postMessage(guest, room_id, text.replaceAll("@assistant", "assistant"));
		await postMessage(owner, room_id, "@assistant what was said here?");
		const history = await answered(owner, room_id);
		expect(history).toHaveLength(3);
		expectInnocent(history);
	});
	expect(faults).toEqual([]);
	await expectUntouched();
});

test("asked in a conversation, likewise; and a stream's words cannot end it", async () => {
	const faults = await tried(async (text) => {
		const heard = await hearAnswer(server.url, "POST", "/api/chat", { user_message: text });
		expect(heard.raw).not.toContain(secret);
		expect(heard.raw.match(/^event: /gm)).toHaveLength(1);
		expect(heard.raw).toMatch(/\nevent: (?:done|error)\ndata: \{.*\}\n\n$/);
	});
	expect(faults).toEqual([]);
	await expectUntouched();
});

function expectInnocent(history: readonly Message[]): void {
	const answers = JSON.stringify(history.filter(({ user_id }) => user_id === "assistant"));
	expect(answers).not.toContain(secret);
	expect(answers).not.toContain(secretPrompt);
}

/** The other room is as it was, and no text of users has come into any instructions. */
async function expectUntouched(): Promise<void> {
	expect(await snapshot(victim.owner, victim.room_id)).toEqual(victim.before);
	const instructions = model.asked.map(({ messages }) => messages.filter(({ role }) => role === "system"));
	expect(instructions.every((told) => told.length === 1)).toBe(true);
	expect(new Set(instructions.map(([told]) => told?.content)).size).toBeLessThanOrEqual(2);
	expect(JSON.stringify(model.asked)).not.toContain(secret);
	const tools = new Set(model.asked.flatMap((asked) => asked.tools));
	expect([...tools].sort().filter((name) => !["calculate", "catch_up", "search_room", "time"].includes(name))).toEqual(
		[],
	);
}
