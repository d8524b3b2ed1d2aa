/**
 * Who may do what with a room. Verbs take one of these proofs, never a bare room id; only this file mints them. A write
 * checks its membership again inside its own transaction, because a proof is only as fresh as the request.
 */
import { openStore } from "../../db";
import { findRoomFor, type RoomRow } from "../../db/rooms";
import { type Actor, requireActor, type Visitor } from "../accounts/access";
import { Problem } from "../errors";

declare const proven: unique symbol;

interface Proof {
	readonly actor: Actor;
	readonly room: Readonly<RoomRow>;
}

/** May read the room: a member, or anybody with a session where it is public. */
export interface Reader extends Proof {
	readonly [proven]: "reader" | "member" | "owner";
	readonly member: boolean;
}
/** Is in the room. */
export interface Member extends Reader {
	readonly [proven]: "member" | "owner";
}
/** Owns the room, or is an admin. */
export interface Owner extends Reader {
	readonly [proven]: "owner";
}
/** Knows the id of a room that exists, which is all that entering takes; a pair's room is entered by its two alone. */
export interface Newcomer extends Proof {
	readonly [proven]: "newcomer";
	/** Whether they are in it already. */
	readonly member: boolean;
}

/** May take `userId` out of the room: oneself as a member, anybody as its owner. */
export interface Leaver extends Proof {
	readonly [proven]: "leaver";
	readonly userId: string;
}

export function roomNotFound(): Problem {
	return new Problem(
		"room_not_found",
		"No room has this id, or it is not open to you. Join it first if you were invited.",
	);
}

export function membershipRequired(): Problem {
	return new Problem("membership_required", "Join the room with POST /api/rooms/{room_id}/members first.");
}

export async function newcomer(visitor: Visitor): Promise<Newcomer> {
	const { actor, room, member } = await load(visitor);
	if (room.kind === "pair" && !member) throw roomNotFound();
	return { actor, room, member } as Newcomer;
}

export async function reader(visitor: Visitor): Promise<Reader> {
	const { actor, room, member } = await load(visitor);
	if (!member && room.kind !== "public") throw roomNotFound();
	return { actor, room, member } as Reader;
}

/** Who may post: a reader, since posting in a public room joins it. */
export const poster = reader;

export async function member(visitor: Visitor): Promise<Member> {
	const proof = await reader(visitor);
	if (!proof.member) throw membershipRequired();
	return proof as Member;
}

export async function owner(visitor: Visitor): Promise<Owner> {
	const { actor, room, member } = await load(visitor);
	const admin = actor.kind === "admin";
	if (!admin && !member && room.kind !== "public") throw roomNotFound();
	if (!admin && room.owner_id !== actor.user_id) {
		throw new Problem("room_forbidden", "Only the room's owner or an admin may do this.");
	}
	return { actor, room, member } as Owner;
}

export async function leaver(visitor: Visitor): Promise<Leaver> {
	const asked = visitor.params.user_id ?? "";
	const self = asked === "me" || asked === requireActor(visitor).user_id;
	const { actor, room } = await (self ? member(visitor) : owner(visitor));
	return { actor, room, userId: self ? actor.user_id : asked } as Leaver;
}

async function load(visitor: Visitor): Promise<{ actor: Actor; room: RoomRow; member: boolean }> {
	const actor = requireActor(visitor);
	const store = await openStore();
	const room = await store.read(findRoomFor, visitor.params.room_id ?? "", actor.user_id, Date.now());
	if (!room) throw roomNotFound();
	return { actor, room, member: room.member };
}

/** Whether the person may still read the room, for a reader that has been at it for a while. */
export async function mayStillRead(roomId: string, userId: string): Promise<boolean> {
	const store = await openStore();
	const room = await store.read(findRoomFor, roomId, userId, Date.now());
	return room !== undefined && (room.member || room.kind === "public");
}
