/** From configuration to first request, and from SIGTERM to exit. */
import { openStore } from "../../db";
import { sessionKey } from "../accounts/secret";
import { config } from "../config";
import { log } from "../log";
import { beginInstance, endInstance } from "../presence/instance";
import { endAllStreams } from "../transport/streams";
import { startChores } from "./chores";
import { installFrontDoor } from "./front-door";

/** Streams get this long to end after SIGTERM; then the process goes (milliseconds). */
const shutdownLimit = 8_000;

export async function startServer(): Promise<void> {
	try {
		announce();
		sessionKey();
		await openStore();
		await beginInstance();
	} catch (error) {
		refuseToStart(error);
	}
	installFrontDoor();
	startChores();
	for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stopServer);
}

function announce(): void {
	const { RATE_LIMITS, SQLITE_SYNCHRONOUS, DATABASE_URL, DATA_DIR } = config();
	log.info({ database: DATABASE_URL ? "postgres" : DATA_DIR }, "Parley starts");
	if (RATE_LIMITS === "off")
		log.warn("RATE LIMITS ARE OFF: anybody can flood this server. For benchmarks and tests alone.");
	if (SQLITE_SYNCHRONOUS !== "FULL") {
		log.warn("SQLITE_SYNCHRONOUS=NORMAL: a power cut may lose the last messages. For benchmarks alone.");
	}
}

/** Next would log a stack and serve on; an operator needs one sentence and an end. */
function refuseToStart(error: unknown): never {
	const expected = error instanceof Error && (error.name === "ConfigError" || error.name === "StoreError");
	const story = error instanceof Error ? (expected ? error.message : error.stack) : String(error);
	process.stderr.write(`Parley cannot start.\n${story}\n`);
	process.exit(1);
}

/**
 * `next start` waits for open streams for ever, so they are ended here; clients come back by themselves. Requests under
 * way still need the database, so it is closed at the very end.
 */
async function stopServer(): Promise<void> {
	setTimeout(() => process.exit(0), shutdownLimit).unref();
	endAllStreams();
	try {
		await endInstance();
		const store = await openStore();
		process.once("exit", () => void store.close());
	} catch (error) {
		log.warn({ error }, "presence could not be given up; its lease lapses by itself");
	}
}
