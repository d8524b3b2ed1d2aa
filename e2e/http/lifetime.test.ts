/** How long rooms live (API.md §3): kept, made lasting, expired, and then gone from the file too. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { beforeAll, expect, test } from "vitest";
import { ttl } from "../../lib/rooms/limits";
import { type Room, room as roomShape } from "../../lib/rooms/schema";
import { eventually } from "../support/eventually";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage } from "../support/talk";
import { readProblem, refusedFields } from "./naughty/problem";
import { ask } from "./naughty/wire";

const suite = serveSuite();
const minute = 60_000;
let owner: Session;
let guest: Session;

beforeAll(async () => {
	[owner, guest] = (await suite.people(2)) as [Session, Session];
});

const send = (person: Session, method: string, at: string, body?: unknown) =>
	ask(suite.url, { method, path: at, bearer: person.id, ...(body !== undefined && { body: JSON.stringify(body) }) });
const at = ({ room_id }: Room) => `/api/rooms/${room_id}`;
const read = async (room: Room) => roomShape.parse(expectStatus(await owner.call("GET", at(room)), 200));
const later = (than: string | null, seconds: number) =>
	new Date(Date.parse(than ?? "") + seconds * 1_000).toISOString();
const keep = async (person: Session, room: Room, expires_at: string) =>
	roomShape.parse(expectStatus(await person.call("PUT", `${at(room)}/expiry`, { expires_at }), 200));

test("whoever is in a temporary room keeps it for longer; again, or for less, changes nothing", async () => {
	const room = await createRoom(owner, { ttl_seconds: 60 });
	const { cursor } = await joinRoom(guest, room.room_id);
	const expires_at = later(room.expires_at, 1_800);
	for (const until of [expires_at, expires_at, later(room.expires_at, 60)]) {
		expect((await keep(guest, room, until)).expires_at).toBe(expires_at);
	}
	const { events } = await poll(guest, eventsPath(room.room_id), cursor);
	expect(events).toMatchObject([{ type: "room_updated", room: { expires_at } }]);
	await postMessage(guest, room.room_id, "a message does not take it back");
	expect((await read(room)).expires_at).toBe(expires_at);
});

test("a room is kept for its longest lifetime at most, and a lasting one needs no keeping", async () => {
	const room = await createRoom(owner, {});
	const now = new Date().toISOString();
	const tooLate = { expires_at: later(now, ttl.max + 60) };
	expect(refusedFields(await send(owner, "PUT", `${at(room)}/expiry`, tooLate))).toEqual(["expires_at"]);
	expect(await read(room)).toEqual(room);
	const lasting = await createRoom(owner, { kind: "private" });
	expect(await keep(owner, lasting, later(now, 60))).toEqual(lasting);
});

test("its owner makes a temporary room a lasting one at the same address; nobody else does", async () => {
	const room = await createRoom(owner, { name: "Tent", ttl_seconds: 60 });
	const { cursor } = await joinRoom(guest, room.room_id);
	const said = await postMessage(guest, room.room_id, "this is to stay");
	readProblem(await send(guest, "PATCH", at(room), { ttl_seconds: null }), "room_forbidden");
	const lasting = roomShape.parse(expectStatus(await owner.call("PATCH", at(room), { ttl_seconds: null }), 200));
	expect(lasting).toMatchObject({ room_id: room.room_id, name: "Tent", kind: "private", expires_at: null });
	const { events } = await poll(guest, eventsPath(room.room_id), cursor);
	expect(events).toMatchObject([
		{ type: "chat", id: said.id },
		{ type: "room_updated", room: { kind: "private", expires_at: null } },
	]);
	await postMessage(guest, room.room_id, "and no message gives it an end again");
	expect(await read(room)).toMatchObject({ kind: "private", expires_at: null });
	for (const ttl_seconds of [null, 60]) {
		expect(refusedFields(await send(owner, "PATCH", at(room), { ttl_seconds }))).toEqual(["ttl_seconds"]);
	}
});

/** Which of `texts` any file of the data folder holds: database, journal, whatever lies there. */
async function onDisk(...texts: string[]): Promise<string[]> {
	const { dataDir } = suite.server;
	const files = await Promise.all((await readdir(dataDir)).map((name) => readFile(path.join(dataDir, name))));
	return texts.filter((text) => files.some((bytes) => bytes.includes(text)));
}

async function expectDead(room: Room): Promise<void> {
	for (const [method, tail] of [
		["GET", ""],
		["POST", "/members"],
		["GET", "/events"],
		["GET", "/messages"],
	] as const)
		readProblem(await send(owner, method, at(room) + tail), "room_not_found");
}

test(
	"a room of 60 seconds ends on time for who reads it, and nothing of it is in any file within another minute",
	async () => {
		const room = await createRoom(owner, { name: "A tent of one minute", ttl_seconds: 60 });
		const stream = owner.stream(eventsPath(room.room_id));
		await stream.opened;
		const { message, timestamp } = await postMessage(owner, room.room_id, "a word that burns with its tent");
		const traces = [message, room.name, room.room_id];
		expect(await onDisk(...traces)).toEqual(traces);
		const closed = await stream.next((event) => event.type === "room_closed", 2 * minute);
		expect(closed.event).toMatchObject({ reason: "expired" });
		expect(Date.now() - Date.parse(timestamp)).toBeGreaterThanOrEqual(minute);
		await expectDead(room);
		await eventually(
			() => onDisk(...traces),
			(found) => found.length === 0,
			minute,
		);
	},
	4 * minute,
);

test("a room whose time passes while the server is down is dead at the start, and its rows go", async () => {
	const room = await createRoom(owner, { name: "A tent nobody watched", ttl_seconds: 60 });
	await postMessage(owner, room.room_id, "a word for nobody");
	await suite.server.kill();
	const client = new Database(path.join(suite.server.dataDir, "parley.db"));
	client.prepare("update rooms set expires_at = ? where id = ?").run(Date.now(), room.room_id);
	client.close();
	await suite.restart();
	await expectDead(room);
	await eventually(
		() => onDisk("a word for nobody", room.name),
		(found) => found.length === 0,
		minute,
	);
});
