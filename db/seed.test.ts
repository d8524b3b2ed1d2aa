/** The seed against the product's own reads: what it leaves must be what talking would have left. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { username } from "../lib/accounts/schema";
import { readEvents } from "../lib/events/read";
import type { LoggedEvent } from "../lib/events/schema";
import { deletedText } from "../lib/messages/limits";
import { describePage } from "../lib/messages/read";
import { emoji, type Message, messageText } from "../lib/messages/schema";
import { listMembers } from "./members";
import { openPostgres } from "./postgres";
import { startPostgres } from "./postgres-server";
import { findRoom } from "./rooms";
import { people } from "./seed/people";
import { type Sown, sow } from "./seed/sow";
import type { Told } from "./seed/tell";
import type { Store } from "./store";

const archived = 450;
let store: Store;
let sown: Sown;

beforeAll(async () => {
	process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "parley-seed-"));
	delete process.env.DATABASE_URL;
	store = await (await import("./index")).openStore();
	sown = await sow(store, { messages: archived, force: false });
});
afterAll(() => store.close());

async function readLog(roomId: string): Promise<LoggedEvent[]> {
	const log: LoggedEvent[] = [];
	for (;;) {
		const page = await readEvents(roomId, log.length, 300);
		if (page.length === 0) return log;
		log.push(...page);
	}
}

async function readMessages(source: Store, roomId: string): Promise<Message[]> {
	const found: Message[] = [];
	for (;;) {
		const query = { after: found.at(-1)?.seq ?? 0, limit: 100 };
		const page = await source.read(describePage, source.epoch, roomId, "nobody", query);
		found.push(...page.messages);
		if (!page.has_more) return found;
	}
}

/** Runs `check` on every room of the seed, having made sure that there are some. */
async function inEachRoom(check: (room: Told, log: LoggedEvent[]) => Promise<void>): Promise<void> {
	expect(sown.rooms.map((room) => room.kind)).toEqual(expect.arrayContaining(["public", "private", "temporary"]));
	for (const room of sown.rooms) await check(room, await readLog(room.room_id));
}

test("each room's log has every number once, up to its head, and no time runs back or past the present", () =>
	inEachRoom(async (room, log) => {
		const head = (await store.read(findRoom, room.room_id, Date.now()))?.head;
		expect(log.map((event) => event.event_seq)).toEqual(Array.from({ length: head ?? -1 }, (_, n) => n + 1));
		const times = log.filter(({ type }) => !["edit", "delete"].includes(type)).map(({ timestamp }) => timestamp);
		expect(times).toEqual(times.toSorted());
		expect(Date.parse(times.at(-1) ?? "")).toBeLessThanOrEqual(Date.now());
	}));

test("folding the events gives the history, and every message stands at its event's number", () =>
	inEachRoom(async (room, log) => {
		const chats = log.filter((event) => event.type === "chat");
		expect(chats.map((chat) => chat.seq)).toEqual(chats.map((chat) => chat.event_seq));
		const history = await readMessages(store, room.room_id);
		expect(history).toHaveLength(room.messages);
		const withoutMine = history.map((message) => ({
			...message,
			reactions: message.reactions.map(({ emoji, count }) => ({ emoji, count })),
		}));
		expect(chats.map(({ event_seq: _, ...message }) => message)).toEqual(withoutMine);
	}));

test("the members are those who joined and did not leave, and whoever speaks has joined", () =>
	inEachRoom(async (room, log) => {
		const inside = new Set<string>();
		for (const event of log) {
			if (event.type === "user_joined") inside.add(event.user_id);
			else if ("user_id" in event) expect(inside).toContain(event.user_id);
			if (event.type === "user_left") inside.delete(event.user_id);
		}
		const members = await store.read(listMembers, room.room_id);
		expect(members.map((member) => member.user_id).toSorted()).toEqual([...inside].toSorted());
	}));

test("names, texts and reactions are such as the API takes, and all sorts of events are told", async () => {
	for (const name of Object.values(people)) expect(username.parse(name)).toBe(name);
	const types = new Set<string>();
	await inEachRoom(async (room, log) => {
		for (const event of log) types.add(event.type);
		for (const { message, reactions } of await readMessages(store, room.room_id)) {
			expect(messageText.safeParse(message).error).toBeUndefined();
			for (const reaction of reactions) expect(emoji.safeParse(reaction.emoji).error).toBeUndefined();
		}
	});
	expect(types).toEqual(new Set(["chat", "edit", "delete", "reaction", "user_joined", "user_left", "room_updated"]));
	expect((await readMessages(store, "lobby")).some(({ message }) => message === deletedText)).toBe(true);
});

test("a database is seeded once, unless one insists", async () => {
	await expect(sow(store, { messages: 0, force: false })).rejects.toThrow(/--force/);
	const { members } = await sow(store, { messages: 0, force: true });
	expect(members).toEqual(sown.members);
});

test("it works on Postgres too", async () => {
	const server = await startPostgres();
	const other = await openPostgres(server.url);
	const { rooms } = await sow(other, { messages: archived, force: false });
	expect(rooms.map(({ messages, events }) => [messages, events])).toEqual(
		sown.rooms.map(({ messages, events }) => [messages, events]),
	);
	const archive = rooms.at(-1);
	expect(await readMessages(other, archive?.room_id ?? "")).toHaveLength(archived);
	await other.close();
	await server.stop();
});
