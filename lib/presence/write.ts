/** Coming, going, typing and reading: each a lease or a mark in the database, and a wake-up for whoever looks on. */
import { openStore } from "../../db";
import { countUnread, findMember, type MemberRow, moveReadMark, moveUnreadMark } from "../../db/members";
import { findTyping, takeTyping } from "../../db/presence";
import { type LockedRoom, lockRoom } from "../../db/rooms";
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

export { instanceId };

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

/** The member types; passed on at most once in `typingInterval` a person, and not at all where they show no signals. */
export async function noteTyping({ actor, room }: Member): Promise<void> {
	if (!actor.signals) return;
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

/** Moves the member's read mark on to `seq`, and tells whoever may see it. */
export async function markRead(proof: Member, seq: number): Promise<ReadState> {
	const { actor, room } = proof;
	const { read_seq, unread, moved } = await moveMark(proof, (rows, locked, member) =>
		moveReadMark(rows, locked, member, seq),
	);
	const reader: ReadMark = { user_id: actor.user_id, user: actor.username, read_seq };
	if (moved) openBus().publish("room", room.id, { kind: "read", reader, shown: actor.signals });
	return { read_seq, unread };
}

/** Calls what the member has read from `seq` on unread again, which is nobody else's business. */
export async function markUnread(proof: Member, seq: number): Promise<ReadState> {
	const { read_seq, unread } = await moveMark(proof, function* (rows, _, member) {
		yield* moveUnreadMark(rows, member, seq);
		return { read_seq: member.read_seq, moved: false };
	});
	return { read_seq, unread };
}

type Marked = Pick<ReadState, "read_seq"> & { moved: boolean };
type Move = (rows: Rows, room: LockedRoom, member: MemberRow) => Transaction<Marked>;

async function moveMark({ actor, room }: Member, move: Move): Promise<Marked & ReadState> {
	const store = await openStore();
	const outcome = await store.write(markRows, room.id, actor.user_id, move, Date.now());
	if (outcome === "unknown") throw roomNotFound();
	if (outcome === "stranger") throw room.kind === "public" ? membershipRequired() : roomNotFound();
	return outcome;
}

function* markRows(
	rows: Rows,
	roomId: string,
	userId: string,
	move: Move,
	now: number,
): Transaction<"unknown" | "stranger" | (Marked & ReadState)> {
	const room = yield* lockRoom(rows, roomId, now);
	if (!room) return "unknown";
	const member = yield* findMember(rows, roomId, userId);
	if (!member) return "stranger";
	const marked = yield* move(rows, room, member);
	const [unread] = yield* countUnread(rows, userId, unreadWindow, roomId);
	return { ...marked, unread: unread?.unread ?? 0 };
}
