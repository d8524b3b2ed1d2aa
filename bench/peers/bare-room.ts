/**
 * The bare peer's rooms. Posts of one turn of the loop share a transaction; then their answers go out, and the events of
 * a room and a turn are one buffer that is written to each reader's socket.
 */
import type { Socket } from "node:net";
import { type Draft, type Message, makeMessage, openRows, type Person } from "./rows";

export const rows = openRows(process.env.DATA_DIR ?? ".");

export interface Room {
	id: string;
	head: number;
	readers: Set<Socket>;
}

interface Posting {
	room: Room;
	person: Person;
	draft: Draft;
	/** Called with the stored message's JSON once it is committed. */
	answer(json: string): void;
}

/** Bytes that may wait for a slow reader. */
const backlogLimit = 1024 * 1024;
const pageLimit = 100;

const rooms = new Map<string, Room>();
let postings: Posting[] = [];

const heartbeat = Buffer.from("8\r\n: ping\n\n\r\n");
setInterval(() => {
	for (const { readers } of rooms.values()) for (const socket of readers) socket.write(heartbeat);
}, 15_000);

export function findRoom(id: string): Room {
	const known = rooms.get(id);
	if (known) return known;
	const room: Room = { id, head: rows.readHead.get(id) ?? 0, readers: new Set() };
	rooms.set(id, room);
	return room;
}

export function post(posting: Posting): void {
	if (postings.length === 0) setImmediate(commitTurn);
	postings.push(posting);
}

const storeAll = rows.transact((turn: Posting[]) =>
	turn.map(({ room, person, draft }) => {
		const message = makeMessage(room.id, ++room.head, person, draft);
		rows.addMessage.run(message);
		return message;
	}),
);

/** A transaction that fails ends the process: nobody was answered, and nothing is in memory only. */
function commitTurn(): void {
	const turn = postings;
	postings = [];
	const texts = new Map<Room, string>();
	for (const [index, message] of storeAll(turn).entries()) {
		const { room, answer } = turn[index] as Posting;
		const json = JSON.stringify(message);
		answer(json);
		texts.set(room, (texts.get(room) ?? "") + encodeEvent(message.seq, json));
	}
	for (const [room, text] of texts) deliver(room, text);
}

function deliver(room: Room, text: string): void {
	const chunk = Buffer.from(`${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`);
	for (const socket of room.readers) {
		if (socket.writableLength > backlogLimit) socket.destroy();
		else socket.write(chunk);
	}
}

/** What stands in the room behind `after`, as pages of events; live ones go to the socket from now on. */
export function* follow(room: Room, after: number, socket: Socket): Generator<string> {
	for (let from = after; from < room.head; ) {
		const page = rows.readAfter.all(room.id, from, pageLimit);
		yield page.map((message) => encodeEvent(message.seq, JSON.stringify(message))).join("");
		from = page.at(-1)?.seq ?? room.head;
	}
	room.readers.add(socket);
	socket.once("close", () => room.readers.delete(socket));
}

export function readAfter(room: Room, after: number, limit = pageLimit): Message[] {
	return after < room.head ? rows.readAfter.all(room.id, after, Math.min(limit, pageLimit)) : [];
}

export function readBefore(room: Room, before: number, limit: number): Message[] {
	return rows.readBefore.all(room.id, before, Math.min(limit, pageLimit)).reverse();
}

function encodeEvent(seq: number, json: string): string {
	return `id: ${seq}\ndata: ${json}\n\n`;
}
