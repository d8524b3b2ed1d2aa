import { expect, test } from "vitest";
import type { ListedRoom } from "../rooms/schema";
import { homeOf } from "./home";
import { findRoomId } from "./room-search";

const room = (room_id: string, name: string, member: boolean, seq: number): ListedRoom => ({
	room_id,
	name,
	topic: "",
	kind: "public",
	created_at: "",
	expires_at: null,
	owner_id: null,
	online: 0,
	cursor: `e.${room_id}:${seq}`,
	unread: 0,
	last_message_at: null,
	member,
});
const rooms = [room("lobby", "Lobby", true, 3), room("x1", "Den", false, 9), room("x2", "Den", true, 4)];

test("the cursor of all rooms covers those that one is in", () => {
	expect(homeOf(rooms).cursor).toBe("e.*lobby:3,x2:4");
});

test.each([
	["LOBBY", "lobby"],
	["#den", "x2"],
	["x1", "x1"],
	["http://host/rooms/abc-_9", "abc-_9"],
	["unknown", "unknown"],
])("%s means the room %s", (meant, id) => {
	expect(findRoomId(meant, rooms)).toBe(id);
});
