/** A room with people and a message in it, and how a route's address is spelled there. */
import type { Message } from "../../../lib/messages/schema";
import type { Room, RoomKind } from "../../../lib/rooms/schema";
import { askAssistant } from "../../support/chat";
import { newSession, type Session } from "../../support/http";
import { createRoom, joinRoom, postMessage } from "../../support/talk";

export interface Scene {
	owner: Session;
	member: Session;
	room: Room;
	/** By `owner`. */
	message: Message;
	/** With the assistant, of `owner`. */
	conversation: string;
}

export async function buildScene(url: string, kind: Exclude<RoomKind, "pair"> = "private"): Promise<Scene> {
	const [owner, member] = await Promise.all([newSession(url), newSession(url)]);
	const room = await createRoom(owner, { kind });
	await joinRoom(member, room.room_id);
	const { conversation } = await askAssistant(owner, { user_message: "hello" });
	return { owner, member, room, message: await postMessage(owner, room.room_id, "here first"), conversation };
}

/** The path of `route` (`/api/rooms/{room_id}`) with its parts taken from `scene`, or from `parts` where those are given. */
export function spellPath(route: string, scene: Scene, parts: Readonly<Record<string, string>> = {}): string {
	const known: Record<string, string> = {
		room_id: scene.room.room_id,
		id: scene.message.id,
		conversation_id: scene.conversation,
		user_id: scene.member.user.id,
		emoji: encodeURIComponent("\u{1F44D}"),
		unmatched: "no/such/place",
		...parts,
	};
	return route.replaceAll(/\{(\w+)\}/g, (_, part: string) => known[part] ?? "");
}
