/** Every open stream of this process: its heartbeat, its bounded life, its session's end and the server's. */
import { openStore } from "../../db";
import { findLiveSessions } from "../../db/accounts";
import type { Actor } from "../accounts/access";
import { headCheckInterval, heartbeatInterval, streamLife } from "../events/schema";
import { log } from "../log";
import { compareHubs } from "./hubs";

export interface OpenStreamHandle {
	readonly actor: Actor;
	/** Milliseconds since 1970. */
	lastWrite: number;
	readonly endsAt: number;
	/** Compares what it reads with what its person may read. */
	reconcile?(): Promise<void>;
	beat(): void;
	end(): void;
	/** Says goodbye: the client is to come back after a random while. */
	farewell(): void;
}

interface Registry {
	streams: Set<OpenStreamHandle>;
	perSession: Map<string, number>;
	/** Polls that wait; each is told when the server stops. */
	waits: Set<() => void>;
	stopping: boolean;
	timer: NodeJS.Timeout | undefined;
}

const slot = Symbol.for("parley.streams");
const shared = globalThis as { [slot]?: Registry };
shared[slot] ??= {
	streams: new Set(),
	perSession: new Map(),
	waits: new Set(),
	stopping: false,
	timer: undefined,
};
const registry = shared[slot];

/** A third of the shortest promise, so that each is kept with room to spare. */
const tick = Math.min(heartbeatInterval, headCheckInterval) / 2;
const sessionsChecked = 500;

export function isStopping(): boolean {
	return registry.stopping;
}

/** When a stream that opens now is to end: after its bounded life, or with its session. */
export function endOfLife(actor: Actor, now: number): number {
	const life = streamLife.min + Math.random() * (streamLife.max - streamLife.min);
	return Math.min(now + life, actor.expires_at);
}

/** How many streams the session holds open here. */
export function countStreams(sessionId: string): number {
	return registry.perSession.get(sessionId) ?? 0;
}

export function registerStream(stream: OpenStreamHandle): void {
	registry.streams.add(stream);
	countOne(stream, 1);
	startTicking();
}

export function unregisterStream(stream: OpenStreamHandle): void {
	if (registry.streams.delete(stream)) countOne(stream, -1);
}

function countOne({ actor: { session_id } }: OpenStreamHandle, change: 1 | -1): void {
	const count = countStreams(session_id) + change;
	if (count > 0) registry.perSession.set(session_id, count);
	else registry.perSession.delete(session_id);
}

/** Calls `stop` when the server stops, until the returned function is called. */
export function registerWait(stop: () => void): () => void {
	registry.waits.add(stop);
	startTicking();
	return () => registry.waits.delete(stop);
}

/** Ends every stream in order; from now on none opens. */
export function endAllStreams(): void {
	registry.stopping = true;
	clearInterval(registry.timer);
	for (const stream of [...registry.streams]) {
		stream.farewell();
		stream.end();
	}
	for (const stop of [...registry.waits]) stop();
}

function startTicking(): void {
	registry.timer ??= setInterval(() => {
		lookAfterStreams(Date.now());
		compareWithDatabase().catch((error: unknown) =>
			log.warn({ error }, "open streams could not be compared with the database"),
		);
	}, tick).unref();
}

function lookAfterStreams(now: number): void {
	for (const stream of [...registry.streams]) {
		if (now >= stream.endsAt) stream.end();
		else if (now - stream.lastWrite >= heartbeatInterval - tick) stream.beat();
	}
}

async function compareWithDatabase(): Promise<void> {
	await Promise.all([compareHubs(), endDeadSessions(), reconcileStreams()]);
}

/** A session that ended where nobody told this process. */
async function endDeadSessions(): Promise<void> {
	const store = await openStore();
	const ids = [...new Set(Array.from(registry.streams, (stream) => stream.actor.session_id))];
	const live = new Set<string>();
	for (let from = 0; from < ids.length; from += sessionsChecked) {
		const found = await store.read(findLiveSessions, ids.slice(from, from + sessionsChecked), Date.now());
		for (const id of found) live.add(id);
	}
	const checked = new Set(ids);
	for (const stream of [...registry.streams]) {
		const { session_id } = stream.actor;
		if (checked.has(session_id) && !live.has(session_id)) stream.end();
	}
}

async function reconcileStreams(): Promise<void> {
	for (const stream of [...registry.streams]) await stream.reconcile?.();
}
