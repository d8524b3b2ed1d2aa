/**
 * A room of very many short messages. The database makes the rows itself, from a series of numbers: one statement for
 * both engines, several times as fast as sending it each row.
 */
import { and, eq, gte, type SQL, sql } from "drizzle-orm";
import { nanoid } from "nanoid";
import { appendEvent } from "../events";
import { findMember, insertMember, moveReadMark } from "../members";
import { changeRoom, insertRoom, type LockedRoom, lockRoom, type RoomRow } from "../rooms";
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
		await store.write(appendLines, room.id, people, Math.min(batch, left));
	}
	const events = await store.write(readAll, room.id, people);
	return { room_id: room.id, name: room.name, kind: room.kind, messages: count, events };
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

function* openArchive(rows: Rows, draft: RoomRow, people: readonly Person[]): Transaction<void> {
	const room = yield* insertRoom(rows, draft);
	for (const person of people) {
		const joined_at = room.created_at + room.head * pace;
		const event = yield* appendEvent(rows, room, { type: "user_joined", ...person, created_at: joined_at });
		const marks = { joined_at, joined_seq: event.seq, read_seq: event.seq, unread_from: null };
		yield* insertMember(rows, { room_id: room.id, ...person, ...marks });
	}
}

function* takeArchive(rows: Rows, id: string): Transaction<LockedRoom> {
	const room = yield* lockRoom(rows, id, 0);
	if (!room) throw new Error("The archive was deleted while it was made");
	return room;
}

/** Gives the room its next `count` messages, and then their events and the new head. */
function* appendLines(rows: Rows, roomId: string, people: readonly Person[], count: number): Transaction<void> {
	const room = yield* takeArchive(rows, roomId);
	const { query, tables } = rows;
	const { messages, events, rooms } = tables;
	const first = room.head + 1;
	const head = room.head + count;
	yield* run(query.insert(messages).select(query.select(messageColumns(room, people)).from(series(first, head))));
	const made = and(eq(messages.room_id, room.id), gte(messages.seq, first));
	yield* run(query.insert(events).select(query.select(eventColumns(rows)).from(messages).where(made)));
	yield* run(query.update(rooms).set({ head }).where(eq(rooms.id, room.id)));
	yield* changeRoom(rows, room, { last_message_at: room.created_at + head * pace });
}

/** The whole numbers from `first` to `last` as rows `n`; plain SQL that both engines read alike. */
function series(first: number, last: number): SQL {
	return sql`(
		with recursive counted(n) as (select ${number(first)} union all select n + 1 from counted where n < ${number(last)})
		select n from counted
	) as counted`;
}

/** The one of `values` whose turn it is for row `n`; a step that shares no divisor with their number gives each its turn. */
function inTurn(values: readonly string[], step: SQL): SQL {
	const cases = values.map((value, place) => sql`when ${number(place)} then ${string(value)}`);
	return sql`case (${step}) % ${number(values.length)} ${sql.join(cases, sql` `)} end`;
}

function messageColumns(room: RoomRow, people: readonly Person[]) {
	const author = (of: (person: Person) => string) => inTurn(people.map(of), sql`n / 3`);
	return named({
		id: sql`${string(`${nanoid(8)}-`)} || n`,
		room_id: string(room.id),
		seq: sql`n`,
		user_id: author((person) => person.user_id),
		user: author((person) => person.user),
		text: inTurn(archiveLines, sql`n * 7`),
		client_id: noText,
		fingerprint: noText,
		reply_to: noText,
		created_at: sql`${number(room.created_at)} + n * ${number(pace)}`,
		edited_at: noTime,
		deleted_at: noTime,
	});
}

function eventColumns({ tables: { messages } }: Rows) {
	const { room_id, seq, user_id, user, created_at } = messages;
	const said = named({
		type: sql`'chat'`,
		message_id: sql`${messages.id}`,
		previous: noText,
		emoji: noText,
		added: noFlag,
	});
	const { type, message_id, previous, emoji, added } = said;
	return { room_id, seq, type, message_id, user_id, user, previous, emoji, added, created_at };
}

/** Drizzle takes an expression for a column only under a name. */
function named<C extends Record<string, SQL>>(columns: C): { [K in keyof C]: SQL.Aliased } {
	const aliased = Object.entries(columns).map(([name, expression]) => [name, expression.as(name)]);
	return Object.fromEntries(aliased) as { [K in keyof C]: SQL.Aliased };
}

const noText = sql`cast(null as text)`;
const noTime = sql`cast(null as bigint)`;
const noFlag = sql`cast(null as boolean)`;
const string = (value: string): SQL => sql`cast(${value} as text)`;
const number = (value: number): SQL => sql`cast(${value} as bigint)`;

/** Moves every read mark to the end; returns the number of the last event. */
function* readAll(rows: Rows, roomId: string, people: readonly Person[]): Transaction<number> {
	const room = yield* takeArchive(rows, roomId);
	for (const { user_id } of people) {
		const member = yield* findMember(rows, room.id, user_id);
		if (member) yield* moveReadMark(rows, room, member, room.head);
	}
	return room.head;
}
