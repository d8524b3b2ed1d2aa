/** The people of the access matrix, in a room of their own for each cell. */
import path from "node:path";
import Database from "better-sqlite3";
import type { Message } from "../../../lib/messages/schema";
import type { Room, RoomKind } from "../../../lib/rooms/schema";
import { newSession, type Session } from "../../support/http";
import type { Server } from "../../support/server";
import { createRoom, joinRoom, leaveRoom, postMessage } from "../../support/talk";
import type { Role } from "./rights";

export interface Cell {
	room: Room;
	owner: Session;
	author: Session;
	/** By `author`. */
	message: Message;
	/** A member who only stands by. */
	bystander: Session;
	/** Who tries; null is nobody. */
	person: Session | null;
}

export interface Cast {
	/** A fresh room of `kind` in which `role` has somebody new to play it. */
	stage(role: Role, kind: Exclude<RoomKind, "pair">): Promise<Cell>;
}

export async function gatherCast(server: Server): Promise<Cast> {
	const fresh = () => newSession(server.url);
	const [anOwner, anAuthor, bystander, elsewhere] = await Promise.all([fresh(), fresh(), fresh(), fresh()]);
	const otherRoom = await createRoom(elsewhere, { kind: "private" });
	return {
		async stage(role, kind) {
			// Who tries is always new, because one of the rows ends their session.
			const owner = role === "owner" ? await fresh() : anOwner;
			const author = role === "author" ? await fresh() : anAuthor;
			const room = await createRoom(owner, { kind });
			await Promise.all([joinRoom(author, room.room_id), joinRoom(bystander, room.room_id)]);
			const message = await postMessage(author, room.room_id, "the author's");
			const known = { room, owner, author, message, bystander };
			return { ...known, person: await castRole(server, role, known, otherRoom) };
		},
	};
}

async function castRole(server: Server, role: Role, cell: Omit<Cell, "person">, other: Room): Promise<Session | null> {
	if (role === "nobody") return null;
	if (role === "owner" || role === "author") return cell[role];
	const person = await newSession(server.url);
	if (role === "admin") promote(server, person);
	if (role === "other") await joinRoom(person, other.room_id);
	if (role === "member" || role === "admin" || role === "removed") await joinRoom(person, cell.room.room_id);
	if (role === "removed") await leaveRoom(cell.owner, cell.room.room_id, person.user.id);
	return person;
}

/** Nothing in the contract makes an admin, so the operator's hand does it, before the session is first used. */
function promote({ dataDir }: Server, person: Session): void {
	const rows = new Database(path.join(dataDir, "parley.db"));
	const { changes } = rows.prepare("UPDATE users SET kind = 'admin' WHERE id = ?").run(person.user.id);
	rows.close();
	if (changes !== 1) throw new Error(`no user ${person.user.id} to make an admin of`);
}
