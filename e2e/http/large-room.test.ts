/** A large room that is deleted is gone for everybody at once; its rows go bit by bit, also where the server is killed. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { ListedRoom } from "../../lib/rooms/schema";
import { eventually } from "../support/eventually";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage } from "../support/talk";

const suite = serveSuite();
const lines = 100_000;
const secret = "a text to be forgotten";

/** Fills the room with messages, in the server's absence. */
function fill(client: Database.Database, roomId: string, userId: string): void {
	const numbers = `with recursive number(seq) as
		(select head + 1 from rooms where id = :roomId union all select seq + 1 from number limit ${lines})`;
	const values = { roomId, userId, now: Date.now() };
	client
		.prepare(
			`insert into messages (id, room_id, seq, user_id, user, text, created_at)
			${numbers} select 'm' || seq, :roomId, seq, :userId, 'ada', '${secret} ' || seq, :now from number`,
		)
		.run(values);
	client
		.prepare(
			`insert into events (room_id, seq, type, message_id, user_id, user, created_at)
			${numbers} select :roomId, seq, 'chat', 'm' || seq, :userId, 'ada', :now from number`,
		)
		.run(values);
	client.prepare(`update rooms set head = head + ${lines} where id = ?`).run(roomId);
}

function openFile(): Database.Database {
	return new Database(path.join(suite.server.dataDir, "parley.db"));
}

/** Rows of the room in each table, as another process sees them. */
function countRows(roomId: string): number[] {
	const client = openFile();
	const tables = ["events", "messages", "members", "presence"];
	const counts = tables.map((table) => client.prepare(`select count(*) from ${table} where room_id = ?`).pluck());
	const rooms = client.prepare("select count(*) from rooms where id = ?").pluck();
	const found = [...counts, rooms].map((count) => Number(count.get(roomId)));
	client.close();
	return found;
}

async function expectUnknown(person: Session, roomId: string): Promise<void> {
	const at = `/api/rooms/${roomId}`;
	const answers = await Promise.all([
		person.call("GET", at),
		person.call("GET", `${at}/messages`),
		person.call("GET", `${at}/events`),
		person.call("POST", `${at}/messages`, { message: "anybody there?" }),
		person.call("POST", `${at}/members`, {}),
		person.call("DELETE", at),
	]);
	for (const { status, body } of answers) expect([status, body]).toMatchObject([404, { code: "room_not_found" }]);
	const { body } = await person.call<{ rooms: ListedRoom[] }>("GET", "/api/rooms");
	expect(body.rooms.map((room) => room.room_id)).not.toContain(roomId);
	expect((await poll(person, "/api/events", "no-cursor-at-all")).events).not.toContainEqual(
		expect.objectContaining({ room_id: roomId }),
	);
}

test("a large public room is dead at once, and its rows go through two kills to the last", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "public" });
	await joinRoom(bob, roomId);
	await suite.server.stop();
	const client = openFile();
	fill(client, roomId, ada.user.id);
	client.close();
	await suite.restart();
	await postMessage(ada, roomId, secret);
	const streams = [bob.stream(eventsPath(roomId)), bob.stream("/api/events")] as const;
	for (const stream of streams) await stream.next((event) => event.type === "presence");

	expectStatus(await ada.call("DELETE", `/api/rooms/${roomId}`), 204);
	for (const person of [ada, bob]) await expectUnknown(person, roomId);
	const closed = { type: "room_closed", room_id: roomId, reason: "deleted" };
	for (const stream of streams)
		expect((await stream.next((event) => event.type === "room_closed")).event).toEqual(closed);
	await suite.server.kill();
	expect(countRows(roomId)[1]).toBeGreaterThan(lines / 2);

	await suite.restart();
	await expectUnknown(bob, roomId);
	await eventually(
		() => countRows(roomId)[1] ?? 0,
		(messages) => messages < lines,
		30_000,
	);
	await suite.server.kill();
	expect(countRows(roomId)[1]).toBeGreaterThan(0);

	await suite.restart();
	await expectUnknown(ada, roomId);
	await eventually(
		() => countRows(roomId),
		(counts) => counts.every((count) => count === 0),
		30_000,
	);
	await expectUnknown(bob, roomId);
	await suite.server.stop();
	const { dataDir } = suite.server;
	const files = await Promise.all((await readdir(dataDir)).map((name) => readFile(path.join(dataDir, name))));
	await suite.restart();
	expect(Buffer.concat(files).includes(secret)).toBe(false);
});
