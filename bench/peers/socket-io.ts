/**
 * A peer: one room server on Socket.IO and better-sqlite3, as its own tutorial grows into: the token is checked when the
 * socket connects, a post is acknowledged with the stored message once it is committed (one transaction a message, WAL,
 * synchronous=FULL, prepared statements), rooms are Socket.IO's, and whoever comes back with an offset is sent what was
 * missed. WebSocket only and without compression, its fastest way. It leaves out membership, limits and the rest.
 */
import { createServer, type ServerResponse } from "node:http";
import { Server, type Socket } from "socket.io";
import { type Message, makeMessage, makePerson, openRows, type Person, parseDraft } from "./rows";

interface Handshake {
	token?: string;
	room_id?: string;
	/** The last number that this client has; without one it starts at the live end. */
	after?: number;
}

interface FromServer {
	here: (seq: number) => void;
	chat: (message: Message) => void;
}

interface FromClient {
	post: (room_id: string, draft: unknown, answer: (message: Message | null) => void) => void;
	history: (room_id: string, range: { before?: number; after?: number }, answer: (page: Message[]) => void) => void;
}

type Client = Socket<FromClient, FromServer, Record<string, never>, { person: Person }>;

const pageSize = 50;
const { DATA_DIR = ".", PORT = "3002" } = process.env;

const rows = openRows(DATA_DIR);
const heads = new Map<string, number>();

const http = createServer((request, response) => {
	if (request.method === "POST" && request.url === "/api/sessions") admit(response);
	else response.writeHead(404).end();
});

const io = new Server<FromClient, FromServer, Record<string, never>, { person: Person }>(http, {
	transports: ["websocket"],
	serveClient: false,
});

io.use((socket, next) => {
	const person = rows.findPerson.get((socket.handshake.auth as Handshake).token ?? "");
	if (person) socket.data.person = person;
	next(person ? undefined : new Error("session_missing"));
});

io.on("connection", (socket) => {
	socket.on("post", (room_id, draft, answer) => answer(post(socket.data.person, room_id, draft)));
	socket.on("history", (room_id, { before, after }, answer) => answer(readPage(room_id, before, after)));
	const { room_id, after } = socket.handshake.auth as Handshake;
	if (room_id !== undefined) follow(socket, room_id, after);
});

http.listen(Number(PORT), "127.0.0.1");

function admit(response: ServerResponse): void {
	const person = makePerson();
	rows.addPerson.run(person);
	const json = JSON.stringify({ session_id: person.token, user: { id: person.user_id } });
	response.writeHead(201, { "content-type": "application/json", "content-length": Buffer.byteLength(json) }).end(json);
}

function readHead(room_id: string): number {
	const head = heads.get(room_id) ?? rows.readHead.get(room_id) ?? 0;
	heads.set(room_id, head);
	return head;
}

/** Stores and tells it; null where the draft is none. */
function post(person: Person, room_id: string, value: unknown): Message | null {
	const draft = parseDraft(value);
	if (!draft) return null;
	const message = makeMessage(room_id, readHead(room_id) + 1, person, draft);
	rows.addMessage.run(message);
	heads.set(room_id, message.seq);
	io.to(room_id).emit("chat", message);
	return message;
}

function readPage(room_id: string, before?: number, after?: number): Message[] {
	if (after !== undefined) return rows.readAfter.all(room_id, after, pageSize);
	return rows.readBefore.all(room_id, before ?? readHead(room_id) + 1, pageSize).reverse();
}

/** Sends where the client stands and what it has missed; live messages come behind, for all this is one turn. */
function follow(socket: Client, room_id: string, after = readHead(room_id)): void {
	socket.emit("here", after);
	for (let from = after; from < readHead(room_id); ) {
		const page = rows.readAfter.all(room_id, from, pageSize);
		for (const message of page) socket.emit("chat", message);
		from = page.at(-1)?.seq ?? readHead(room_id);
	}
	socket.join(room_id);
}
