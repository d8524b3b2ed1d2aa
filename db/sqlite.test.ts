import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { makeRoom, postLine } from "./contract/scene";
import { dbContract } from "./db.contract";
import { eventsAfter } from "./events";
import { openSqlite } from "./sqlite";

const newFolder = () => path.join(mkdtempSync(path.join(tmpdir(), "parley-sqlite-")), "data");
const future = Date.UTC(2100, 0);

describe("sqlite", () => {
	const folder = newFolder();
	dbContract({
		open: () => openSqlite({ folder, synchronous: "FULL" }),
		age: async () => {
			const client = new Database(path.join(folder, "parley.db"));
			client.prepare("insert into __drizzle_migrations (hash, created_at) values ('x', ?)").run(future);
			client.close();
		},
	});
});

test("the folder is made for its owner alone", async () => {
	const folder = newFolder();
	await (await openSqlite({ folder, synchronous: "FULL" })).close();
	expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("writes of one turn share a commit, so another process sees all of them or none", async () => {
	const folder = newFolder();
	const [writer, witness] = await Promise.all([
		openSqlite({ folder, synchronous: "FULL" }),
		openSqlite({ folder, synchronous: "FULL" }),
	]);
	const room = await makeRoom(writer);
	const turn = Array.from({ length: 20 }, (_, n) =>
		writer.write(postLine, { room_id: room.id, user: "ada", text: `line ${n}` }),
	);
	const seen = turn.map((post) => post.then(() => witness.read(eventsAfter, room.id, 0, 100)));
	for (const events of await Promise.all(seen)) expect(events).toHaveLength(20);
	await Promise.all([writer.close(), witness.close()]);
});

test("what waits when the store closes is still committed", async () => {
	const folder = newFolder();
	const store = await openSqlite({ folder, synchronous: "FULL" });
	const room = await makeRoom(store);
	const posting = store.write(postLine, { room_id: room.id, user: "ada", text: "last words" });
	await store.close();
	expect((await posting).event.seq).toBe(1);
	const again = await openSqlite({ folder, synchronous: "FULL" });
	expect(await again.read(eventsAfter, room.id, 0, 9)).toHaveLength(1);
	await again.close();
});
