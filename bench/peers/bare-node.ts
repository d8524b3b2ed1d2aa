/**
 * A peer: one room server on `node:http` and better-sqlite3 with no framework, tuned as far as plain code goes. Posts of
 * one turn of the loop share a transaction (WAL, synchronous=FULL), statements are prepared, tokens are cached, and the
 * events of a room and a turn are one buffer that is written to each reader's socket. It checks tokens and drafts, and
 * leaves out what a product has besides: membership, limits, retries by `client_id`, presence, edits, search.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { findRoom, follow, post, type Room, readAfter, readBefore, rows } from "./bare-room";
import { makePerson, type Person, parseDraft } from "./rows";

const bodyLimit = 64 * 1024;
const { PORT = "3001" } = process.env;

const people = new Map<string, Person>();

createServer(route).listen(Number(PORT), "127.0.0.1");

function route(request: IncomingMessage, response: ServerResponse): void {
	const [path = "", query = ""] = (request.url ?? "").split("?", 2);
	const [, , noun, room_id, part] = path.split("/");
	const person = findPerson(request.headers.authorization);
	if (noun === "sessions" && request.method === "POST") admit(response);
	else if (!person) refuse(response, 401);
	else if (noun !== "rooms" || !room_id) refuse(response, 404);
	else serveRoom(request, response, { room: findRoom(room_id), person, part, words: new URLSearchParams(query) });
}

interface Call {
	room: Room;
	person: Person;
	part: string | undefined;
	words: URLSearchParams;
}

function serveRoom(request: IncomingMessage, response: ServerResponse, { room, person, part, words }: Call): void {
	if (part === "messages" && request.method === "POST") receive(request, response, room, person);
	else if (part === "messages") sendPage(response, room, words);
	else if (part !== "events") refuse(response, 404);
	else if (request.headers.accept === "text/event-stream") sendStream(request, response, room);
	else sendEvents(response, room, Number(words.get("after") ?? room.head));
}

function admit(response: ServerResponse): void {
	const person = makePerson();
	rows.addPerson.run(person);
	people.set(person.token, person);
	answer(response, 201, JSON.stringify({ session_id: person.token, user: { id: person.user_id } }));
}

function findPerson(authorization: string | undefined): Person | undefined {
	if (authorization === undefined) return undefined;
	const token = authorization.slice("Bearer ".length);
	const known = people.get(token);
	if (known) return known;
	const person = rows.findPerson.get(token);
	if (person) people.set(token, person);
	return person;
}

function receive(request: IncomingMessage, response: ServerResponse, room: Room, person: Person): void {
	const chunks: Buffer[] = [];
	let size = 0;
	request.on("data", (chunk: Buffer) => {
		size += chunk.length;
		if (size > bodyLimit) request.destroy();
		else chunks.push(chunk);
	});
	request.on("end", () => {
		const draft = parseDraft(parseJson(chunks));
		if (draft) post({ room, person, draft, answer: (json) => answer(response, 201, json) });
		else refuse(response, 400);
	});
}

function parseJson(chunks: Buffer[]): unknown {
	try {
		return JSON.parse(Buffer.concat(chunks).toString());
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

function sendStream(request: IncomingMessage, response: ServerResponse, room: Room): void {
	const after = Number(request.headers["last-event-id"] ?? room.head);
	response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache, no-transform" });
	response.write(`retry: 1500\nid: ${after}\ndata: {"type":"here"}\n\n`);
	for (const missed of follow(room, after, request.socket)) response.write(missed);
}

function sendEvents(response: ServerResponse, room: Room, after: number): void {
	const events = readAfter(room, after);
	answer(response, 200, JSON.stringify({ events, cursor: String(events.at(-1)?.seq ?? after) }));
}

function sendPage(response: ServerResponse, room: Room, words: URLSearchParams): void {
	const limit = Number(words.get("limit") ?? 50);
	const after = words.get("after");
	const before = Number(words.get("before") ?? room.head + 1);
	const messages = after === null ? readBefore(room, before, limit) : readAfter(room, Number(after), limit);
	answer(response, 200, JSON.stringify({ messages, has_more: messages.length === limit }));
}

function answer(response: ServerResponse, status: number, json: string): void {
	response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(json) });
	response.end(json);
}

function refuse(response: ServerResponse, status: number): void {
	answer(response, status, JSON.stringify({ status }));
}
