/** Reading a log from a cursor on, over whatever transport, as the contract says one may (API.md §5). */
import type { Control, LoggedEvent, RoomEvent } from "../../lib/events/schema";
import type { Session } from "./http";
import { connect, isAnswer } from "./socket";
import type { EventStream } from "./stream";
import { poll } from "./talk";

export const transports = ["sse", "sse_header", "poll", "long_poll", "websocket"] as const;
export type Transport = (typeof transports)[number];

/** Those that can follow this address: a WebSocket is of one room. */
export function transportsOf(path: string): readonly Transport[] {
	return roomOf(path) === undefined ? transports.filter((transport) => transport !== "websocket") : transports;
}

function roomOf(path: string): string | undefined {
	return /^\/api\/rooms\/([^/]+)\/events$/.exec(path)?.[1];
}

export type Followed = LoggedEvent | Control;

export interface Stretch {
	events: Followed[];
	/** From here the reading goes on. */
	cursor: string;
}

interface Asked {
	path: string;
	cursor: string;
	/** Stop after so many events; a poll may bring more, which all count as read. */
	count: number;
	/** Milliseconds after which a reader contents itself with less. */
	patience?: number;
	/** Ends a stream early; what it has brought until then counts. */
	signal?: AbortSignal;
}

/** Signals are the latest state and are never replayed; everything else belongs to the log or to its control. */
export function isFollowed(event: RoomEvent): event is Followed {
	return event.type !== "typing" && event.type !== "presence" && event.type !== "read" && event.type !== "delta";
}

export function isLogged(event: RoomEvent): event is LoggedEvent {
	return "event_seq" in event;
}

export function readStretch(reader: Session, transport: Transport, asked: Asked): Promise<Stretch> {
	if (transport === "poll") return readByPoll(reader, asked, 0);
	if (transport === "long_poll") return readByPoll(reader, asked, 1);
	if (transport === "websocket") return readBySocket(reader, asked);
	return readByStream(reader, transport === "sse_header", asked);
}

async function readByPoll(reader: Session, asked: Asked, wait: number): Promise<Stretch> {
	const { events, cursor } = await poll(reader, asked.path, asked.cursor, wait);
	return { events: events.filter(isFollowed), cursor };
}

async function readByStream(reader: Session, header: boolean, asked: Asked): Promise<Stretch> {
	const stream = reader.stream(asked.path, header ? { lastEventId: asked.cursor } : { after: asked.cursor });
	const { status } = await stream.opened;
	if (status !== 200) throw new Error(`the stream was refused with ${status}: ${stream.raw()}`);
	const stop = () => stream.close();
	const late = setTimeout(stop, asked.patience ?? 2_000);
	asked.signal?.addEventListener("abort", stop, { once: true });
	const stretch: Stretch = { events: [], cursor: asked.cursor };
	for await (const { id, event } of stream) {
		stretch.cursor = id ?? stretch.cursor;
		if (isFollowed(event)) stretch.events.push(event);
		if (stretch.events.length >= asked.count) break;
	}
	clearTimeout(late);
	asked.signal?.removeEventListener("abort", stop);
	stop();
	return stretch;
}

async function readBySocket(reader: Session, asked: Asked): Promise<Stretch> {
	const socket = connect(reader, roomOf(asked.path) ?? "", asked.cursor);
	const { status, body } = await socket.opened;
	if (status !== 101) throw new Error(`the socket was refused with ${status}: ${JSON.stringify(body)}`);
	const stop = () => socket.close();
	const late = setTimeout(stop, asked.patience ?? 2_000);
	asked.signal?.addEventListener("abort", stop, { once: true });
	const stretch: Stretch = { events: [], cursor: asked.cursor };
	for await (const { cursor, ...event } of socket) {
		stretch.cursor = cursor ?? stretch.cursor;
		const told = event.type === "reset" ? { ...event, cursor: stretch.cursor } : event;
		if (!isAnswer(told) && isFollowed(told)) stretch.events.push(told);
		if (stretch.events.length >= asked.count) break;
	}
	clearTimeout(late);
	asked.signal?.removeEventListener("abort", stop);
	stop();
	return stretch;
}

/** Everything after `cursor` up to the head, by polls. */
export async function readLog(reader: Session, path: string, cursor: string): Promise<Stretch> {
	const log: Stretch = { events: [], cursor };
	for (;;) {
		const { events, cursor: next } = await poll(reader, path, log.cursor);
		log.events.push(...events.filter(isFollowed));
		log.cursor = next;
		if (events.length === 0) return log;
	}
}

/** The logged events of a stream until one of them is `last`. */
export async function readUntil(stream: EventStream, last: (event: LoggedEvent) => boolean, timeout = 10_000) {
	await stream.next((event) => isLogged(event) && last(event), timeout);
	return stream.frames.map(({ event }) => event).filter(isLogged);
}
