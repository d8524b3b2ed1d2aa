/** Coming, going, typing and reading: each a lease or a mark in the database, and a wake-up for whoever looks on. */
import { openStore } from "../../db";
import { countUnread, findMember, moveReadMark } from "../../db/members";
import { findTyping, takeTyping } from "../../db/presence";
import { lockRoom } from "../../db/rooms";
import type { Rows, Transaction } from "../../db/store";
import type { Actor } from "../accounts/access";
import { openBus } from "../bus";
import type { Reader as ReadMark } from "../events/schema";
import { type Member, membershipRequired, roomNotFound } from "../rooms/access";
import { unreadWindow } from "../rooms/limits";
import type { ReadState } from "../rooms/schema";
import { instanceId } from "./instance";
import { changeLease } from "./lease-changes";
import { departureGrace, presenceLease, presenceRenewal, typingInterval, typingLease } from "./schema";

type Person = Pick<Actor, "user_id">;

const slot = Symbol.for("parley.presence");
interface Held {
	/** Open streams of a person in a room, by `room user`; only to know the first from the next. */
	streams: Map<string, number>;
	/** When a poller's lease was last renewed, so that not every poll writes. */
	polls: Map<string, number>;
}
const shared = globalThis as { [slot]?: Held };
shared[slot] ??= { streams: new Map(), polls: new Map() };
const held = shared[slot];
const pollsRemembered = 20_000;

const keyOf = (roomId: string, person: Person) => `${roomId} ${person.user_id}`;

/** A stream of the person opened in the room. */
export async function arrive(roomId: string, person: Person): Promise<void> {
	const key = keyOf(roomId, person);
	const open = held.streams.get(key) ?? 0;
	held.streams.set(key, open + 1);
	if (open > 0) return;
	await changeLease(lease(roomId, person, instanceId, null));
	openBus().publish("room", roomId, { kind: "presence" });
}

/** A stream of the person closed; with the last one they are gone after a short grace. */
export async function depart(roomId: string, person: Person): Promise<void> {
	const key = keyOf(roomId, person);
	const open = (held.streams.get(key) ?? 1) - 1;
	if (open > 0) {
		held.streams.set(key, open);
		return;
	}
	held.streams.delete(key);
	await changeLease(lease(roomId, person, instanceId, Date.now() + departureGrace), true);
	setTimeout(() => openBus().publish("room", roomId, { kind: "presence" }), departureGrace + 50).unref();
}

/** A poll keeps its caller present. */
export async function notePoll(roomId: string, person: Person): Promise<void> {
	const key = keyOf(roomId, person);
	const now = Date.now();
	const renewed = held.polls.get(key) ?? 0;
	if (now - renewed < presenceRenewal) return;
	if (held.polls.size >= pollsRemembered) held.polls.clear();
	held.polls.set(key, now);
	await changeLease(lease(roomId, person, "", now + presenceLease));
	// A lease renewed in time tells nobody anything new.
	if (now - renewed >= presenceLease) openBus().publish("room", roomId, { kind: "presence" });
}

function lease(room_id: string, { user_id }: Person, instance_id: string, expires_at: number | null) {
	return { room_id, user_id, instance_id, expires_at };
}

/** The member types; passed on at most once in `typingInterval` a person. */
export async function noteTyping({ actor, room }: Member): Promise<void> {
	const store = await openStore();
	const typist = { user_id: actor.user_id, user: actor.username };
	const noted = await store.write(typingRows, room.id, actor.user_id, Date.now());
	if (noted) openBus().publish("room", room.id, { kind: "typing", typist });
}

function* typingRows(rows: Rows, room_id: string, user_id: string, now: number): Transaction<boolean> {
	if (!(yield* findMember(rows, room_id, user_id))) return false;
	const earlier = yield* findTyping(rows, room_id, user_id);
	if (earlier && earlier.expires_at - typingLease + typingInterval > now) return false;
	yield* takeTyping(rows, { room_id, user_id, expires_at: now + typingLease });
	return true;
}

/** Moves the member's read mark on to `seq`. */
export async function markRead({ actor, room }: Member, seq: number): Promise<ReadState> {
	const store = await openStore();
	const outcome = await store.write(readRows, room.id, actor, seq, Date.now());
	if (outcome === "unknown") throw roomNotFound();
	if (outcome === "stranger") throw room.kind === "public" ? membershipRequired() : roomNotFound();
	const { read_seq, unread, moved } = outcome;
	const reader: ReadMark = { user_id: actor.user_id, user: actor.username, read_seq };
	if (moved) openBus().publish("room", room.id, { kind: "read", reader });
	return { read_seq, unread };
}

function* readRows(
	rows: Rows,
	roomId: string,
	actor: Actor,
	seq: number,
	now: number,
): Transaction<"unknown" | "stranger" | (ReadState & { moved: boolean })> {
	const room = yield* lockRoom(rows, roomId, now);
	if (!room) return "unknown";
	const member = yield* findMember(rows, roomId, actor.user_id);
	if (!member) return "stranger";
	const mark = yield* moveReadMark(rows, room, member, seq);
	const [unread] = yield* countUnread(rows, actor.user_id, unreadWindow, roomId);
	return { ...mark, unread: unread?.unread ?? 0 };
}
