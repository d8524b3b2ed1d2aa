import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, describe, expect, test } from "vitest";
import { logContract } from "./contract/log.contract";
import { messagesContract } from "./contract/messages.contract";
import { peopleContract } from "./contract/people.contract";
import { preparedContract } from "./contract/prepared.contract";
import { makeRoom, postLine, roomRow } from "./contract/scene";
import { dbContract } from "./db.contract";
import { eventsAfter } from "./events";
import { insertRoom } from "./rooms";
import { openSqlite } from "./sqlite";
import type { Rows, Store, Transaction } from "./store";

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

describe("sqlite, where every write shares its commit with one that fails, and so runs twice", () => {
	const folder = newFolder();
	const opened = openSqlite({ folder, synchronous: "NORMAL" }).then(alongsideFailures);
	afterAll(async () => (await opened).close());
	logContract(() => opened);
	messagesContract(() => opened);
	peopleContract(() => opened);
	preparedContract(() => opened);
});

/** `store`, with a write that fails after it has changed something beside each that is asked for. */
function alongsideFailures(store: Store): Store {
	const planted = new Error("Planted");
	function* fails(rows: Rows): Transaction<void> {
		yield* insertRoom(rows, roomRow());
		throw planted;
	}
	return {
		...store,
		write: (work, ...args) => {
			const written = store.write(work, ...args);
			return expect(store.write(fails))
				.rejects.toBe(planted)
				.then(() => written);
		},
	};
}

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

test("a store can tell what another process wrote from what it wrote itself", async () => {
	const folder = newFolder();
	const store = await openSqlite({ folder, synchronous: "FULL" });
	const room = await makeRoom(store);
	await store.write(postLine, { room_id: room.id, user: "ada", text: "my own" });
	expect(await store.changedElsewhere()).toBe(false);
	const other = await openSqlite({ folder, synchronous: "FULL" });
	await other.write(postLine, { room_id: room.id, user: "bob", text: "somebody else's" });
	expect(await store.changedElsewhere()).toBe(true);
	expect(await store.changedElsewhere()).toBe(false);
	await Promise.all([store.close(), other.close()]);
});
