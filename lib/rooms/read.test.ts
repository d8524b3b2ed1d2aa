/** What pages begin with, read from a real database. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../db";
import type { Store } from "../../db/store";
import { type Actor, identify } from "../accounts/access";
import { openSession } from "../accounts/write";
import { parseCursor, roomKey } from "../events/cursor";
import { postMessage } from "../messages/write";
import { markRead } from "../presence/write";
import { member, newcomer } from "./access";
import { openHome, openRoom } from "./read";
import { home, roomOpening } from "./schema";
import { createRoom, joinRoom } from "./write";

let store: Store;
let ada: Actor;
let bob: Actor;

beforeAll(async () => {
	process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "parley-opening-"));
	delete process.env.DATABASE_URL;
	store = await openStore();
	[ada, bob] = [await someone(), await someone()];
});
afterAll(() => store.close());

async function someone(): Promise<Actor> {
	const actor = await identify((await openSession({})).session_id);
	if (typeof actor === "string") throw new Error(`the session is ${actor}`);
	return actor;
}

const at = (actor: Actor, room_id: string) => ({ actor, params: { room_id } });

/** A private room of Ada's and Bob's with so many lines of Bob's. */
async function roomOf(lines: number) {
	const { room_id } = await createRoom(ada, { kind: "private" });
	await joinRoom(await newcomer(at(bob, room_id)));
	const bobs = await member(at(bob, room_id));
	const ids: string[] = [];
	for (let n = 1; n <= lines; n++) ids.push((await postMessage(bobs, { message: `line ${n}` })).message.id);
	return { room_id, ids, mine: await member(at(ada, room_id)) };
}

async function open(actor: Actor, roomId: string, messageId?: string) {
	const { status, ...opened } = await openRoom(actor, roomId, messageId);
	expect(status).toBe("open");
	return roomOpening.parse(opened);
}

test("home has one's rooms, the public ones and a cursor that stands where they do", async () => {
	const { room_id } = await roomOf(3);
	const { me, rooms, cursor } = home.parse(await openHome(ada));
	expect(me).toEqual({ id: ada.user_id, username: ada.username, kind: "guest", signals: true });
	expect(rooms.find((room) => room.room_id === room_id)).toMatchObject({ member: true, unread: 3 });
	expect(rooms.find((room) => room.room_id === "lobby")).toMatchObject({ member: false, unread: 0 });
	const spelt = parseCursor(cursor);
	expect([spelt?.all, spelt?.epoch, spelt?.positions.get(roomKey(room_id))]).toEqual([true, store.epoch, 5]);
	expect(spelt?.positions.has("lobby")).toBe(false);
	expect((await openHome(await someone())).rooms.some((room) => room.room_id === room_id)).toBe(false);
});

test("a room opens at its newest page while that holds what is unread", async () => {
	const { room_id, ids, mine } = await roomOf(60);
	await markRead(mine, 20);
	const { entrance, reading, excerpt, missing } = await open(ada, room_id);
	expect(entrance.messages.map(({ id }) => id)).toEqual(ids.slice(10));
	expect(reading).toEqual({ read_seq: 20, unread_from: null, unread: 42 });
	expect([excerpt, missing]).toEqual([null, false]);
});

test("a room opens around the first unread message where that is further back", async () => {
	const { room_id, ids } = await roomOf(120);
	const { excerpt, reading } = await open(ada, room_id);
	expect(reading).toEqual({ read_seq: 1, unread_from: null, unread: 120 });
	expect(excerpt).toMatchObject({ has_older: false, has_newer: true, target: null });
	expect(excerpt?.messages.map(({ id }) => id)).toEqual(ids.slice(0, 26));
});

test("a message's own address opens around it, wherever one has read to", async () => {
	const { room_id, ids } = await roomOf(120);
	const { excerpt, missing } = await open(ada, room_id, ids[60]);
	expect(excerpt).toMatchObject({ has_older: true, has_newer: true, target: ids[60] });
	expect(excerpt?.messages.map(({ id }) => id)).toEqual(ids.slice(35, 86));
	expect(missing).toBe(false);
	expect(await open(ada, room_id, ids[110])).toMatchObject({ excerpt: null, missing: false });
	expect(await open(ada, room_id, "no-such-message")).toMatchObject({ excerpt: null, missing: true });
	const elsewhere = await roomOf(1);
	expect(await open(ada, elsewhere.room_id, ids[60])).toMatchObject({ excerpt: null, missing: true });
});

test("who only looks at a public room has nothing unread, and a stranger sees nothing of a private one", async () => {
	const { room_id } = await createRoom(bob, { kind: "public" });
	const { message } = await postMessage(await member(at(bob, room_id)), { message: "hello" });
	const { reading, member: inside } = await open(ada, room_id);
	expect([inside, reading]).toEqual([false, { read_seq: message.seq, unread_from: null, unread: 0 }]);
	const { room_id: hidden } = await createRoom(bob, { kind: "private" });
	expect(await openRoom(ada, hidden, message.id)).toEqual({ status: "joinable" });
	expect(await openRoom(ada, "no-such-room")).toEqual({ status: "unknown" });
});
