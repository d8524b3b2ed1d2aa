/** What runs beside the routes, from the open database to the exit after SIGTERM. */
import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "../../db";
import { sessionKey } from "../accounts/secret";
import { interruptAnswers } from "../assistant/answering";
import { listenForQuestions } from "../assistant/room-answers";
import { config } from "../config";
import { log } from "../log";
import { beginVigil } from "../pairing/vigil";
import { beginInstance, endInstance } from "../presence/instance";
import { endAllStreams } from "../transport/streams";
import { startChores } from "./chores";
import { openFastLane, wantsFastLane } from "./fast-lane";
import { installFrontDoor, requestsUnderWay } from "./front-door";
import type { Resource } from "./handler";
import { openUpgradeDoor, socketsOpen, type UpgradeDoor } from "./upgrade";

/** Requests under way get this long to end after SIGTERM; then the process goes (milliseconds). */
const shutdownLimit = 8_000;
/** Answers under way get this long to be marked as interrupted, before the streams end that tell of it (milliseconds). */
const answersLimit = 1_000;
/** How often it is looked whether they have (milliseconds). */
const shutdownLook = 100;

/** What is answered in front of the router; loaded where it is. */
export interface Routes {
	/** What the fast lane takes. */
	hot(): Promise<readonly Resource[]>;
	/** What a connection goes on from as a WebSocket. */
	sockets(): Promise<readonly Resource[]>;
}

export async function serve(routes: Routes): Promise<void> {
	const lane = wantsFastLane();
	announce(lane);
	sessionKey();
	await openStore();
	await beginInstance();
	beginVigil();
	installFrontDoor(lane ? openFastLane(await routes.hot()) : noLane, await upgradeDoor(routes));
	listenForQuestions();
	startChores();
	for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
}

function noLane(): boolean {
	return false;
}

/** Vercel hands a connection over by itself. */
async function upgradeDoor(routes: Routes): Promise<UpgradeDoor> {
	return process.env.VERCEL === undefined ? openUpgradeDoor(await routes.sockets()) : noLane;
}

function announce(lane: boolean): void {
	const { RATE_LIMITS, SQLITE_SYNCHRONOUS, DATABASE_URL, DATA_DIR } = config();
	const database = DATABASE_URL ? "postgres" : DATA_DIR;
	log.info({ database, fast_lane: lane ? "on" : "off" }, "Parley starts");
	if (RATE_LIMITS === "off")
		log.warn("RATE LIMITS ARE OFF: anybody can flood this server. For benchmarks and tests alone.");
	if (SQLITE_SYNCHRONOUS !== "FULL") {
		log.warn("SQLITE_SYNCHRONOUS=NORMAL: a power cut may lose the last messages. For benchmarks alone.");
	}
}

/**
 * `next start` waits for ever for open streams and for connections that browsers opened in advance, so the streams are
 * ended here, and the process goes as soon as nothing is under way; clients come back by themselves. Requests under way
 * still need the database, so it is closed at the very end.
 */
async function stop(): Promise<void> {
	setTimeout(() => {
		log.warn({ requests: requestsUnderWay() }, "Parley stops without having answered every request");
		process.exit();
	}, shutdownLimit).unref();
	await Promise.race([interruptAnswers(), pause(answersLimit)]);
	endAllStreams();
	const store = await openStore();
	process.once("exit", () => {
		void store.close();
		// Next ends with the signal's own code; a stop in good order is a success.
		process.exitCode = 0;
	});
	await endInstance().catch((error: unknown) => {
		log.warn({ error }, "presence could not be given up; its lease lapses by itself");
	});
	setInterval(() => {
		if (requestsUnderWay() + socketsOpen() === 0) process.exit();
	}, shutdownLook);
}
