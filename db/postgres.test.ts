import pg from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import { dbContract } from "./db.contract";
import { openPostgres } from "./postgres";
import { startPostgres, type TestPostgres } from "./postgres-server";

const future = Date.UTC(2100, 0);

describe("postgres", () => {
	let server: TestPostgres;
	beforeAll(async () => {
		server = await startPostgres();
	});
	afterAll(() => server.stop());

	dbContract({
		open: () => openPostgres(server.url),
		age: async () => {
			const client = new pg.Client(server.url);
			await client.connect();
			const text = "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', $1)";
			await client.query(text, [future]);
			await client.end();
		},
	});
});
