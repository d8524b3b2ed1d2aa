/** What the two Node peers keep in SQLite, by prepared statements; `room.sql` says how. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";

export interface Person {
	token: string;
	user_id: string;
	username: string;
}

export interface Draft {
	message: string;
	client_id: string;
}

export interface Message extends Draft {
	type: "chat";
	id: string;
	room_id: string;
	seq: number;
	user_id: string;
	user: string;
	timestamp: string;
}

const columns = "'chat' AS type, id, room_id, seq, user_id, username AS user, message, timestamp, client_id";

/** The statements over `room.db` in `folder`. */
export function openRows(folder: string) {
	const db = new Database(path.join(folder, "room.db"));
	db.exec(readFileSync(path.join(import.meta.dirname, "room.sql"), "utf8"));
	return {
		transact: <Input, Output>(work: (input: Input) => Output) => db.transaction(work).immediate,
		addPerson: db.prepare<Person>("INSERT INTO sessions VALUES (@token, @user_id, @username)"),
		findPerson: db.prepare<[token: string], Person>("SELECT * FROM sessions WHERE token = ?"),
		addMessage: db.prepare<Message>(
			"INSERT INTO messages VALUES (@room_id, @seq, @id, @user_id, @user, @message, @timestamp, @client_id)",
		),
		readHead: db.prepare<[room: string], number>("SELECT max(seq) FROM messages WHERE room_id = ?").pluck(),
		readAfter: db.prepare<[room: string, after: number, limit: number], Message>(
			`SELECT ${columns} FROM messages WHERE room_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
		),
		readBefore: db.prepare<[room: string, before: number, limit: number], Message>(
			`SELECT ${columns} FROM messages WHERE room_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
		),
	};
}

export function makePerson(): Person {
	const token = randomUUID();
	return { token, user_id: randomUUID(), username: `guest-${token.slice(0, 8)}` };
}

export function makeMessage(room_id: string, seq: number, { user_id, username }: Person, draft: Draft): Message {
	const { message, client_id } = draft;
	const timestamp = new Date().toISOString();
	return { type: "chat", id: randomUUID(), room_id, seq, user_id, user: username, message, timestamp, client_id };
}

/** The draft that `value` is; null where it is none. */
export function parseDraft(value: unknown): Draft | null {
	if (typeof value !== "object" || value === null) return null;
	const { message, client_id, ...rest } = value as Record<string, unknown>;
	if (typeof message !== "string" || message.trim() === "" || message.length > 4_000) return null;
	if (typeof client_id !== "string" || !/^[\w-]{8,64}$/.test(client_id)) return null;
	return Object.keys(rest).length > 0 ? null : { message, client_id };
}
