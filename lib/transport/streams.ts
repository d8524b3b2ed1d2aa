/** Every open stream of this process: its heartbeat, its bounded life, its session's end and the server's. */
import { openStore } from "../../db";
import { findLiveSessions } from "../../db/accounts";
import type { Store } from "../../db/store";
import type { Actor } from "../accounts/access";
import { revocationLimit } from "../accounts/limits";
import type { Person } from "../accounts/schema";
import { openBus } from "../bus";
import { headCheckInterval, heartbeatInterval, streamLife } from "../events/limits";
import { log } from "../log";
import { compareHubs } from "./hubs";

/** What ends with its actor's session. */
interface Held {
	readonly actor: Actor;
	end(): void;
	/** Their name or setting may be another. */
	learn?(person: Person): void;
}

export interface OpenStreamHandle extends Held {
	/** Ticks since it was last written to. */
	quietTicks: number;
	/** Milliseconds since 1970. */
	readonly endsAt: number;
	/** Compares what it reads with what its person may read. */
	reconcile?(): Promise<void>;
	beat(): void;
	/** Says goodbye: the client is to come back after a random while. */
	farewell(): void;
}

interface Registry {
	streams: Set<OpenStreamHandle>;
	perSession: Map<string, number>;
	/** Polls that wait. */
	waits: Set<Held>;
	/** What is nobody's in particular, and ends with the server. */
	others: Set<() => void>;
	stopping: boolean;
	timers: NodeJS.Timeout[];
	/** Until when sessions may have ended elsewhere unheard: a stream may still open on a remembered one. */
	doubtUntil: number;
}

const slot = Symbol.for("parley.streams");
const shared = globalThis as { [slot]?: Registry };
shared[slot] ??= {
	streams: new Set(),
	perSession: new Map(),
	waits: new Set(),
	others: new Set(),
	stopping: false,
	timers: [],
	doubtUntil: 0,
};
const registry = shared[slot];

/** Half of the shorter promise, so that both are kept with room to spare. */
const tick = Math.min(heartbeatInterval, headCheckInterval) / 2;
/** Less than the half that the session cache leaves: the look itself takes a while. */
const sessionTick = revocationLimit * 0.4;
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

/** Calls `end` when the actor's session ends or the server stops, until the returned function is called. */
export function registerWait(actor: Actor, end: () => void): () => void {
	const wait = { actor, end };
	const deaf = onPersonNews(wait);
	registry.waits.add(wait);
	startTicking();
	return () => {
		deaf();
		registry.waits.delete(wait);
	};
}

/** Lets what the actor holds hear that their session has ended or that they changed, until the returned function is called. */
export function onPersonNews(held: Held): () => void {
	const { user_id, session_id } = held.actor;
	return openBus().listen("person", user_id, (message) => {
		if (message.kind === "session_ended" && message.session_id === session_id) held.end();
		if (message.kind === "changed") held.learn?.(message.person);
	});
}

/** Ends every stream in order; from now on none opens. */
export function endAllStreams(): void {
	registry.stopping = true;
	for (const timer of registry.timers) clearInterval(timer);
	for (const stream of [...registry.streams]) {
		stream.farewell();
		stream.end();
	}
	for (const wait of [...registry.waits]) wait.end();
	for (const end of [...registry.others]) end();
}

/** Calls `end` when the server stops, until the returned function is called. */
export function onStop(end: () => void): () => void {
	registry.others.add(end);
	return () => void registry.others.delete(end);
}

function startTicking(): void {
	if (registry.timers.length > 0) return;
	registry.timers = [
		setInterval(() => lookAfterStreams(Date.now()), tick),
		setInterval(() => void attempt(compareWithDatabase), tick),
		setInterval(() => void attempt(endDeadSessions), sessionTick),
	];
	for (const timer of registry.timers) timer.unref();
}

async function attempt(look: () => Promise<void>): Promise<void> {
	await look().catch((error: unknown) => log.warn({ error }, "open streams could not be compared with the database"));
}

function lookAfterStreams(now: number): void {
	for (const stream of [...registry.streams]) {
		if (now >= stream.endsAt) stream.end();
		else if (++stream.quietTicks >= heartbeatInterval / tick) stream.beat();
	}
}

async function compareWithDatabase(): Promise<void> {
	await Promise.all([compareHubs(), reconcileStreams()]);
}

/** Sessions whose time has passed, and those that ended where nobody told this process. */
async function endDeadSessions(): Promise<void> {
	const now = Date.now();
	const held: Held[] = [...registry.streams, ...registry.waits];
	for (const each of held) if (each.actor.expires_at <= now) each.end();
	const store = await openStore();
	if (await store.changedElsewhere()) registry.doubtUntil = now + revocationLimit;
	if (now < registry.doubtUntil) await bringUpToDate(held, store);
}

/** Ends what is held by a session that has ended, and tells the others how their person is now. */
async function bringUpToDate(held: readonly Held[], store: Store): Promise<void> {
	const ids = [...new Set(held.map(({ actor }) => actor.session_id))];
	const live = new Map<string, Person>();
	for (let from = 0; from < ids.length; from += sessionsChecked) {
		const found = await store.read(findLiveSessions, ids.slice(from, from + sessionsChecked), Date.now());
		for (const { id, ...person } of found) live.set(id, person);
	}
	for (const each of held) {
		const person = live.get(each.actor.session_id);
		if (person) each.learn?.(person);
		else each.end();
	}
}

async function reconcileStreams(): Promise<void> {
	for (const stream of [...registry.streams]) await stream.reconcile?.();
}
