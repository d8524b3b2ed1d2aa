import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "../../lib/messages/schema";
import type { Room } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, readHistory } from "../support/talk";
import { type Canary, startCanary } from "./naughty/canary";
import { expectDecent, readProblem, refusedFields } from "./naughty/problem";
import { type Attempt, besiege } from "./naughty/siege";
import { accepted, refused } from "./naughty/strings";
import { type Answered, ask } from "./naughty/wire";

let server: Server;
let canary: Canary;
let writer: Session;
let reader: Session;
let room: Room;

beforeAll(async () => {
	server = await startServer();
	canary = await startCanary(server.url);
	[writer, reader] = await Promise.all([newSession(server.url), newSession(server.url)]);
	room = await createRoom(writer, { kind: "private" });
	await joinRoom(reader, room.room_id);
});
afterAll(() => server?.stop());

const send = (method: string, path: string, body: unknown): Promise<Answered> =>
	ask(server.url, { method, path, bearer: writer.id, body: JSON.stringify(body) });

const each = (texts: readonly string[], run: (text: string) => Promise<void>): Attempt[] =>
	texts.map((text) => ({ name: JSON.stringify(text.slice(0, 60)), run: () => run(text) }));

interface Turn {
	message?: Message;
	room?: Room;
}

/** Takes the texts in eight rows, one after the other in each, so that each answer is what that very change left. */
async function inTurns(texts: readonly string[], run: (text: string, turn: Turn) => Promise<void>): Promise<void> {
	const rows = Array.from({ length: 8 }, (_, row) => texts.filter((_, at) => at % 8 === row));
	await Promise.all(
		rows.map(async (row) => {
			const turn: Turn = {};
			for (const text of row) await run(text, turn);
		}),
	);
}

/** Compares code units, and names what differs without printing 16 KiB of it. */
function expectSame(got: string | undefined, sent: string, where: string): void {
	if (got !== sent) throw new Error(`${where}: sent ${spellOut(sent)}, got ${spellOut(got ?? "nothing")}`);
}

const spellOut = (text: string) =>
	`${Array.from(text.slice(0, 40), (sign) => sign.codePointAt(0)?.toString(16)).join(" ")} (${text.length} units)`;

test("every accepted string comes back as it was sent: in the answer, history, poll, live stream and replay", async () => {
	const { cursor } = await joinRoom(reader, room.room_id);
	const path = eventsPath(room.room_id);
	const live = reader.stream(path, { after: cursor });
	const sent = new Map<string, string>();
	const faults = await besiege(
		each(accepted, async (text) => {
			const answer = await send("POST", `/api/rooms/${room.room_id}/messages`, { message: text });
			expect(answer.status, answer.text.slice(0, 300)).toBe(201);
			const message = answer.json as Message;
			expectSame(message.message, text, "the answer");
			sent.set(message.id, text);
		}),
	);
	expect(faults).toEqual([]);
	expect(sent.size).toBe(accepted.length);

	const replay = reader.stream(path, { after: cursor });
	for (const stream of [live, replay]) {
		const heard = new Map<string, string>();
		while (heard.size < sent.size) {
			const { event } = await stream.next(({ type }) => type === "chat");
			if (event.type === "chat") heard.set(event.id, event.message);
		}
		expectAll(heard, sent, stream === live ? "the live stream" : "the replay");
		stream.close();
	}
	expectAll(await pollAll(path, cursor), sent, "the poll");
	expectAll(byId(await readHistory(reader, room.room_id)), sent, "the history");
});

test("every accepted string comes back as it was sent when a message is changed to it", async () => {
	const path = `/api/rooms/${room.room_id}/messages`;
	await inTurns(accepted, async (text, turn) => {
		turn.message ??= (await send("POST", path, { message: "soon another" })).json as Message;
		const answer = await send("PATCH", `${path}/${turn.message.id}`, { message: text });
		expect(answer.status, `${JSON.stringify(text.slice(0, 60))}: ${answer.text.slice(0, 300)}`).toBe(200);
		expectSame((answer.json as Message).message, text, "the changed message");
	});
});

test("every refused string is answered by a problem that names the field, and leaves no trace", async () => {
	const kept = (await send("POST", `/api/rooms/${room.room_id}/messages`, { message: "unchanged" })).json as Message;
	const before = await readRoom();
	const faults = await besiege(
		each(refused, async (text) => {
			const posted = await send("POST", `/api/rooms/${room.room_id}/messages`, { message: text });
			const changed = await send("PATCH", `/api/rooms/${room.room_id}/messages/${kept.id}`, { message: text });
			for (const answer of [posted, changed]) expect(refusedFields(answer)).toEqual(["message"]);
		}),
	);
	expect(faults).toEqual([]);
	expect((await readRoom()).cursor).toBe(before.cursor);
	expect((await readHistory(reader, room.room_id)).at(-1)).toEqual(kept);
});

test("a room's name and topic are kept normalised and trimmed, or refused", async () => {
	await inTurns([...accepted, ...refused], async (text, turn) => {
		const field = text.length % 2 ? "name" : "topic";
		turn.room ??= await createRoom(writer, { kind: "private" });
		const answer = await send("PATCH", `/api/rooms/${turn.room.room_id}`, { [field]: text });
		if (answer.status !== 200) readProblem(answer, "validation_failed");
		else expectSame((answer.json as Record<string, string>)[field], text.normalize("NFC").trim(), field);
	});
});

test("a name is kept normalised and trimmed, or refused as invalid or taken", async () => {
	const faults = await besiege(
		each([...accepted, ...refused], async (text) => {
			const answer = await ask(server.url, {
				method: "POST",
				path: "/api/sessions",
				body: JSON.stringify({ username: text }),
			});
			if (answer.status === 201) {
				const { user } = answer.json as Session;
				expectSame(user.username, text.normalize("NFKC").trim(), "the name");
				expect([...user.username].length).toBeLessThanOrEqual(32);
				expect(user.username).toMatch(/^[\p{L}\p{N}\p{M}_. -]+$/u);
			} else expect(["validation_failed", "username_taken"]).toContain(readProblem(answer).code);
		}),
	);
	expect(faults).toEqual([]);
});

test("a client_id takes its own alphabet alone, and reply_to only a message that is there", async () => {
	const path = `/api/rooms/${room.room_id}/messages`;
	const faults = await besiege(
		each([...accepted, ...refused], async (text) => {
			const isKey = /^[A-Za-z0-9_-]{8,64}$/.test(text);
			const field = isKey || text.length % 2 ? "client_id" : "reply_to";
			const answer = await send("POST", path, { message: "named", [field]: text });
			if (isKey) expect(answer.status).toBe(201);
			else expect(refusedFields(answer)).toEqual([field]);
		}),
	);
	expect(faults).toEqual([]);
});

test("a password is never a way in", async () => {
	// A password costs the server a third of a second by design, so only few strings are tried.
	const some = [...accepted, ...refused].filter((_, at) => at % 250 === 0);
	const faults = await besiege(
		each(some, async (password) => {
			const answer = await send("POST", "/api/sessions", { username: "nobody-has-this", password });
			expectDecent(answer);
			expect(answer.status).toBeGreaterThanOrEqual(400);
		}),
	);
	expect(faults).toEqual([]);
});

test("the conversation beside all this is whole", () => canary.end());

async function readRoom(): Promise<Room> {
	return expectStatus(await reader.call<Room>("GET", `/api/rooms/${room.room_id}`), 200);
}

async function pollAll(path: string, start: string): Promise<Map<string, string>> {
	const heard = new Map<string, string>();
	for (let cursor = start; ; ) {
		const page = await poll(reader, path, cursor);
		for (const event of page.events) if (event.type === "chat") heard.set(event.id, event.message);
		if (page.events.every((event) => !("event_seq" in event))) return heard;
		cursor = page.cursor;
	}
}

const byId = (messages: readonly Message[]) => new Map(messages.map(({ id, message }) => [id, message]));

function expectAll(heard: ReadonlyMap<string, string>, sent: ReadonlyMap<string, string>, where: string): void {
	for (const [id, text] of sent) expectSame(heard.get(id), text, where);
	expect(heard.size, where).toBe(sent.size);
}
