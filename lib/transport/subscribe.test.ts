import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../../db";
import { pruneOldest } from "../../db/events";
import type { Store } from "../../db/store";
import { type Actor, identify } from "../accounts/access";
import { openSession } from "../accounts/write";
import { roomCursor } from "../events/cursor";
import type { Bounds } from "../events/read";
import type { Control, LoggedEvent } from "../events/schema";
import { postMessage } from "../messages/write";
import { member } from "../rooms/access";
import { removeRoom } from "../rooms/lifetime";
import { createRoom } from "../rooms/write";
import { AllRoomsReader } from "./all-rooms";
import { RoomReader, type Sink } from "./subscribe";

const lines = 700;
let store: Store;
let actor: Actor;

beforeAll(async () => {
	process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "parley-subscribe-"));
	delete process.env.DATABASE_URL;
	store = await openStore();
	const identified = await identify((await openSession({})).session_id);
	if (typeof identified === "string") throw new Error(`the session is ${identified}`);
	actor = identified;
});
afterAll(() => store.close());

async function say(roomId: string, message: string): Promise<void> {
	await postMessage(await member({ actor, params: { room_id: roomId } }), { message });
}

async function longRoom(): Promise<string> {
	const { room_id } = await createRoom(actor, { kind: "private" });
	await Promise.all(Array.from({ length: lines }, (_, n) => say(room_id, `line ${n}`)));
	return room_id;
}

async function prune(keep: number): Promise<void> {
	const keeps = { milliseconds: 0, events: keep };
	let more = true;
	while (more) more = await store.write(pruneOldest, Date.now() + 1_000, keeps, Number.MAX_SAFE_INTEGER);
}

/** What a reader of the room hears, which lets `meanwhile` happen between its first page and its second. */
function listen(roomId: string, from: number, meanwhile: () => Promise<unknown>, proven?: Bounds) {
	const heard: string[] = [];
	let pages = 0;
	const sink: Sink = {
		reset: (reason) => heard.push(`reset, ${reason}`),
		greet: () => undefined,
		batch: ({ first, last }) => heard.push(`${first} to ${last}`),
		signal: () => undefined,
		live: () => heard.push("live"),
		closed: (reason) => heard.push(`closed, ${reason}`),
		drained: async () => {
			if (++pages === 1) await meanwhile();
		},
	};
	const place = { actor, room_id: roomId, from: roomCursor(store.epoch, roomId, from), signals: false };
	return { heard, reader: new RoomReader({ ...place, ...(proven && { proven }) }, sink) };
}

test("a reader whose next page is pruned under it is reset, not led over the gap, and hears what comes after", async () => {
	const roomId = await longRoom();
	const { heard, reader } = listen(roomId, 1, () => prune(50));
	await reader.start();
	expect(heard).toEqual(["2 to 301", "reset, cursor_expired", "live"]);
	await say(roomId, "after the reset");
	await expect.poll(() => heard.at(-1)).toBe(`${lines + 2} to ${lines + 2}`);
	reader.stop();
});

test("a reader whose room is deleted under it hears that, and nothing more", async () => {
	const roomId = await longRoom();
	const owner = { actor, room: { id: roomId } } as Parameters<typeof removeRoom>[0];
	const { heard, reader } = listen(roomId, 1, () => removeRoom(owner));
	await reader.start();
	expect(heard).toEqual(["2 to 301", "closed, deleted"]);
});

test.each(["somebody reads", "nobody reads"])(
	"a reader whose room is deleted right after its right was proven hears that, where %s",
	async (elsewhere) => {
		const { room_id } = await createRoom(actor, { kind: "private" });
		const { reader: other, heard: told } = listen(room_id, 1, async () => undefined);
		if (elsewhere === "somebody reads") await other.start();
		const { room } = await member({ actor, params: { room_id } });
		await removeRoom({ actor, room } as Parameters<typeof removeRoom>[0]);
		const { heard, reader } = listen(room_id, 1, async () => undefined, room);
		await reader.start();
		expect(heard).toEqual(["closed, deleted"]);
		expect(told).toEqual(elsewhere === "somebody reads" ? ["live", "closed, deleted"] : []);
	},
);

test("a reader of all rooms is reset in the one that was pruned, under a cursor that goes on from there", async () => {
	const roomId = await longRoom();
	const heard: { event: LoggedEvent | Control; cursor: string }[] = [];
	let pages = 0;
	const sink = {
		event: (_: Buffer, event: LoggedEvent | Control, cursor: () => string) => heard.push({ event, cursor: cursor() }),
		greet: () => undefined,
		signal: () => undefined,
		live: () => undefined,
		entered: () => undefined,
		left: () => undefined,
		drained: async () => {
			if (++pages === 1) await prune(50);
		},
	};
	const from = `${store.epoch}.*${roomCursor("", roomId, 1).slice(1)}`;
	const reader = new AllRoomsReader(actor, from, sink, false);
	await reader.start();
	const told = heard.filter(({ event }) => event.room_id === roomId);
	expect(told.map(({ event }) => event.type).slice(-2)).toEqual(["chat", "reset"]);
	expect(told.at(-1)?.event).toMatchObject({ reason: "cursor_expired", cursor: told.at(-1)?.cursor });
	expect(told.at(-1)?.cursor).toContain(roomCursor("", roomId, lines + 1).slice(1));
	reader.stop();
});
