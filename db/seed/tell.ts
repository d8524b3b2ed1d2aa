/** Writes a story into the log with the product's own rows: each act takes its number and leaves its event. */
import { nanoid } from "nanoid";
import { changeRoom, insertRoom, type LockedRoom, lockRoom, type RoomRow } from "../rooms";
import type { Rows, Transaction } from "../store";
import { timesOf } from "./clock";
import type { Handle } from "./people";
import type { Story } from "./story";
import { Teller } from "./teller";

export interface Person {
	user_id: string;
	user: string;
}
export type Cast = Readonly<Record<Handle, Person>>;

export interface Told {
	room_id: string;
	name: string;
	kind: RoomRow["kind"];
	messages: number;
	events: number;
}

const minute = 60_000;

/** Tells `story` so that it ends just before `now`, in the transaction at hand. */
export function* tellStory(rows: Rows, story: Story, cast: Cast, now: number): Transaction<Told> {
	const plan = story.talks.flatMap((talk) => {
		const times = timesOf(talk, now);
		return talk.lines.map((line, index) => ({ line, at: times[index] ?? now }));
	});
	const begins = (plan[0]?.at ?? now) - 10 * minute;
	const room = yield* story.room === "lobby" ? takeLobby(rows, now) : makeRoom(rows, story.room, cast, begins);
	const before = room.head;
	const teller = new Teller(rows, room, cast, begins, now);
	if (story.room !== "lobby") yield* teller.enter(story.room.owner, begins);
	for (const listener of story.listeners ?? []) yield* teller.enter(listener, begins + minute);
	for (const { line, at } of plan) yield* teller.tell(line, at);
	if (story.leaves) yield* teller.leave(story.leaves);
	yield* teller.moveReadMarks();
	yield* changeRoom(rows, room, { last_message_at: teller.lastMessageAt, expires_at: expiryOf(room, teller) });
	return { room_id: room.id, name: room.name, kind: room.kind, messages: plan.length, events: room.head - before };
}

function* takeLobby(rows: Rows, now: number): Transaction<LockedRoom> {
	const lobby = yield* lockRoom(rows, "lobby", now);
	if (!lobby) throw new Error("The lobby is missing from a database that has just been opened");
	return lobby;
}

function* makeRoom(
	rows: Rows,
	draft: Exclude<Story["room"], "lobby">,
	cast: Cast,
	created_at: number,
): Transaction<LockedRoom> {
	const ttl_seconds = draft.kind === "temporary" ? draft.ttl_seconds : null;
	return yield* insertRoom(rows, {
		id: nanoid(22),
		name: draft.name,
		topic: draft.topic,
		kind: draft.kind,
		owner_id: cast[draft.owner].user_id,
		created_at,
		ttl_seconds,
		expires_at: ttl_seconds === null ? null : created_at + ttl_seconds * 1_000,
		head: 0,
		pruned: 0,
		last_message_at: null,
	});
}

function expiryOf({ ttl_seconds }: RoomRow, { lastMessageAt }: Teller): number | null {
	return ttl_seconds === null ? null : lastMessageAt + ttl_seconds * 1_000;
}
