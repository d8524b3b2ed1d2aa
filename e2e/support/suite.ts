/** One server for a whole file of tests, whose words are shown where a test fails. */
import { afterAll, afterEach, beforeAll } from "vitest";
import { newSession, type Session } from "./http";
import { type Server, type ServerOptions, startServer } from "./server";

export interface Suite {
	readonly url: string;
	readonly server: Server;
	/** So many new guests. */
	people(count: number): Promise<Session[]>;
	/** After a stop or a kill: the same data and port again, unless `options` say otherwise. */
	restart(options?: ServerOptions): Promise<Server>;
}

const shown = 6_000;

export function serveSuite(options: ServerOptions = {}): Suite {
	let current: Server | undefined;
	const server = () => {
		if (!current) throw new Error("the suite's server is not there before beforeAll");
		return current;
	};
	beforeAll(async () => {
		current = await startServer(options);
	});
	afterEach(({ task }) => {
		if (task.result?.state === "fail") process.stderr.write(`the server said:\n${server().output().slice(-shown)}\n`);
	});
	afterAll(() => server().kill());
	return {
		get url() {
			return server().url;
		},
		get server() {
			return server();
		},
		people: (count) => Promise.all(Array.from({ length: count }, () => newSession(server().url))),
		async restart(changes = {}) {
			const { dataDir, port } = server();
			current = await startServer({ ...options, dataDir, port, ...changes });
			return current;
		},
	};
}
