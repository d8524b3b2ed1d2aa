/** A short story in one room in which every kind of logged event happens. */
import type { LoggedType } from "../../../lib/events/schema";
import type { Room } from "../../../lib/rooms/schema";
import { newSession, type Session } from "../../support/http";
import { createRoom, expectStatus, joinRoom, leaveRoom, poll, postMessage } from "../../support/talk";

export interface Story {
	room: Room;
	/** The cursor before the story, of the room and of all rooms. */
	start: string;
	startOfAll: string;
	/** What was logged since, in order. */
	types: readonly LoggedType[];
}

export async function tellStory(url: string, owner: Session): Promise<Story> {
	const room = await createRoom(owner, { kind: "private", name: "story" });
	const { cursor: startOfAll } = await poll(owner, "/api/events");
	const guest = await newSession(url);
	const path = `/api/rooms/${room.room_id}`;
	await joinRoom(guest, room.room_id);
	const { id } = await postMessage(owner, room.room_id, "once upon a time");
	const reply = { message: "and then?", reply_to: id, client_id: "and-then-0001" };
	expectStatus(await guest.call("POST", `${path}/messages`, reply), 201);
	const thumb = `${path}/messages/${id}/reactions/${encodeURIComponent("\u{1F44D}")}`;
	expectStatus(await guest.call("PUT", thumb), 200);
	expectStatus(await guest.call("DELETE", thumb), 200);
	expectStatus(await owner.call("PATCH", `${path}/messages/${id}`, { message: "twice upon a time" }), 200);
	expectStatus(await owner.call("DELETE", `${path}/messages/${id}`), 200);
	expectStatus(await owner.call("PATCH", path, { topic: "kettles" }), 200);
	await leaveRoom(guest, room.room_id);
	const types: LoggedType[] = [
		"user_joined",
		"chat",
		"chat",
		"reaction",
		"reaction",
		"edit",
		"delete",
		"room_updated",
		"user_left",
	];
	return { room, start: room.cursor, startOfAll, types };
}
