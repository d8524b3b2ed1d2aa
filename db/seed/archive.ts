/**
 * A room of very many short messages. The database makes the rows itself, from a series of numbers: one statement for
 * both engines, several times as fast as sending it each row.
 */
import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import { nanoid } from "nanoid";
import { appendEvent } from "../events";
import { findMember, insertMember, moveReadMark } from "../members";
import { changeRoom, insertRoom, type RoomRow } from "../rooms";
import { type Rows, run, type Store, type Transaction } from "../store";
import { archiveLines } from "./talks/archive-lines";
import type { Person, Told } from "./tell";

/** Rows a transaction makes at most, so that a running server is not locked out for long. */
const batch = 20_000;
/** Milliseconds between one message and the next. */
const pace = 20_000;

/** Makes the room "Archive", in which `people` have posted `count` messages, the last just before `now`. */
export async function makeArchive(
	store: Store,
	people: readonly [Person, ...Person[]],
	count: number,
	now: number,
): Promise<Told> {
	const room = archiveRoom(people[0], now - (count + people.length) * pace);
	await store.write(openArchive, room, people);
	for (let left = count; left > 0; left -= batch) {
		await store.write(appendLines, room, people, Math.min(batch, left));
	}
	await store.write(readAll, room, people);
	return { room_id: room.id, name: room.name, kind: room.kind, messages: count, events: room.head };
}

function archiveRoom(owner: Person, created_at: number): RoomRow {
	return {
		id: nanoid(22),
		name: "Archive",
		topic: "Everything that was ever said in passing",
		kind: "public",
		owner_id: owner.user_id,
		created_at,
		ttl_seconds: null,
		expires_at: null,
		head: 0,
		pruned: 0,
		last_message_at: null,
	};
}

function* openArchive(rows: Rows, room: RoomRow, people: readonly Person[]): Transaction<void> {
	yield* insertRoom(rows, room);
	for (const person of people) {
		const joined_at = room.created_at + room.head * pace;
		const event = yield* appendEvent(rows, room, { type: "user_joined", ...person, created_at: joined_at });
		const marks = { joined_at, joined_seq: event.seq, read_seq: event.seq };
		yield* insertMember(rows, { room_id: room.id, ...person, ...marks });
	}
}

/** Gives the room its next `count` messages, and then their events and the new head. */
function* appendLines(rows: Rows, room: RoomRow, people: readonly Person[], count: number): Transaction<void> {
	const { query, tables } = rows;
	const { messages, events, rooms } = tables;
	const first = room.head + 1;
	const head = room.head + count;
	yield* run(query.insert(messages).select(query.select(messageColumns(room)).from(series(first, head, people))));
	const made = and(eq(messages.room_id, room.id), gte(messages.seq, first));
	yield* run(query.insert(events).select(query.select(eventColumns(rows)).from(messages).where(made)));
	yield* run(query.update(rooms).set({ head }).where(eq(rooms.id, room.id)));
	room.head = head;
	yield* changeRoom(rows, room, { last_message_at: room.created_at + head * pace });
}

/** Rows of number, person and text; plain SQL that both engines read alike. */
function series(first: number, last: number, people: readonly Person[]): SQL {
	const names = people.map(({ user_id, user }, k) => sql`(${number(k)}, ${string(user_id)}, ${string(user)})`);
	const texts = archiveLines.map((text, k) => sql`(${number(k)}, ${string(text)})`);
	return sql`(
		with recursive counted(n) as (select ${number(first)} union all select n + 1 from counted where n < ${number(last)}),
			person(k, id, name) as (values ${sql.join(names, sql`, `)}),
			spoken(k, line) as (values ${sql.join(texts, sql`, `)})
		select n, id, name, line from counted
			join person on person.k = (n / 3) % ${number(names.length)}
			join spoken on spoken.k = (n * 7) % ${number(texts.length)}
	) as said`;
}

function messageColumns(room: RoomRow) {
	const nothing = sql<null>`cast(null as text)`;
	const never = sql<null>`cast(null as bigint)`;
	return {
		id: sql<string>`${string(`${nanoid(8)}-`)} || n`,
		room_id: sql<string>`${string(room.id)}`,
		seq: sql<number>`n`,
		user_id: sql<string>`said.id`,
		user: sql<string>`name`,
		text: sql<string>`line`,
		client_id: nothing,
		fingerprint: nothing,
		reply_to: nothing,
		created_at: sql<number>`${number(room.created_at)} + n * ${number(pace)}`,
		edited_at: never,
		deleted_at: never,
	};
}

function eventColumns({ tables: { messages } }: Rows) {
	return {
		room_id: messages.room_id,
		seq: messages.seq,
		type: sql<"chat">`'chat'`,
		message_id: messages.id,
		user_id: messages.user_id,
		user: messages.user,
		emoji: sql<null>`cast(null as text)`,
		added: sql<null>`cast(null as boolean)`,
		created_at: messages.created_at,
	};
}

const string = (value: string): SQL => sql`cast(${value} as text)`;
const number = (value: number): SQL => sql`cast(${value} as bigint)`;

function* readAll(rows: Rows, room: RoomRow, people: readonly Person[]): Transaction<void> {
	for (const { user_id } of people) {
		const member = yield* findMember(rows, room.id, user_id);
		if (member) yield* moveReadMark(rows, room, member, room.head);
	}
}
