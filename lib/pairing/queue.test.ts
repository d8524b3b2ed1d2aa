import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { openPostgres } from "../../db/postgres";
import { startPostgres, type TestPostgres } from "../../db/postgres-server";
import { openSqlite } from "../../db/sqlite";
import type { Store } from "../../db/store";
import { crowdContract } from "./model/crowd.contract";
import { queueContract } from "./model/queue.contract";

describe("on SQLite", () => {
	let store: Store;
	beforeAll(async () => {
		store = await openSqlite({ folder: mkdtempSync(path.join(tmpdir(), "parley-queue-")), synchronous: "NORMAL" });
	});
	afterAll(() => store.close());
	queueContract(async () => store, 120);
	crowdContract(async () => store);
});

describe("on PostgreSQL", () => {
	let server: TestPostgres;
	let store: Store;
	beforeAll(async () => {
		server = await startPostgres();
		store = await openPostgres(`${server.url}?options=-c%20synchronous_commit%3Doff`);
	});
	afterAll(async () => {
		await store?.close();
		await server?.stop();
	});
	queueContract(async () => store, 16);
	crowdContract(async () => store);
});
