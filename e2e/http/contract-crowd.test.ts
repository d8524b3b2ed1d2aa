import { afterAll, beforeAll, expect, test } from "vitest";
import { signal } from "../../lib/events/schema";
import { presenceNames, receiptsMembers } from "../../lib/presence/schema";
import { memberList, type Room } from "../../lib/rooms/schema";
import { newSession, type Session } from "../support/http";
import { type Server, startServer } from "../support/server";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage } from "../support/talk";

const size = presenceNames + 5;
let server: Server;
let owner: Session;
let crowd: Session[];
let room: Room;

beforeAll(async () => {
	server = await startServer();
	owner = await newSession(server.url);
	room = await createRoom(owner, { kind: "private" });
	crowd = await Promise.all(Array.from({ length: size - 1 }, () => newSession(server.url)));
	await Promise.all(crowd.map((person) => joinRoom(person, room.room_id)));
});
afterAll(() => server?.stop());

test("everybody is counted, at most two hundred are named, and the members' list has all", async () => {
	await Promise.all([owner, ...crowd].map((person) => poll(person, eventsPath(room.room_id))));
	const stream = owner.stream(eventsPath(room.room_id));
	const { event } = await stream.next((one) => one.type === "presence" && one.online === size);
	stream.close();
	const heard = signal.parse(event);
	expect(heard.type === "presence" && heard.users.length).toBe(presenceNames);
	const list = await owner.call("GET", `/api/rooms/${room.room_id}/members`);
	const { members } = memberList.parse(expectStatus(list, 200));
	expect(members).toHaveLength(size);
	expect(members.filter(({ online }) => online)).toHaveLength(size);
});

test("a crowd sends no read marks, but each still has their own", async () => {
	expect(size).toBeGreaterThan(receiptsMembers);
	const [reader, typist] = crowd;
	if (!reader || !typist) throw new Error("the crowd is empty");
	const message = await postMessage(owner, room.room_id, "is anybody reading?");
	const stream = owner.stream(eventsPath(room.room_id));
	await stream.next((one) => one.type === "presence");
	const marked = await reader.call("PUT", `/api/rooms/${room.room_id}/read`, { seq: message.seq });
	expect(expectStatus(marked, 200)).toEqual({ read_seq: message.seq, unread: 0 });
	// Each sort of signal goes out once a second: by the second typing a read mark would have come.
	for (const person of [typist, owner]) {
		expectStatus(await person.call("POST", `/api/rooms/${room.room_id}/typing`), 204);
		await stream.next((one) => one.type === "typing" && one.user_id === person.user.id);
	}
	stream.close();
	expect(stream.frames.filter(({ event }) => event.type === "read" && event.readers.length > 0)).toEqual([]);
	expect((await poll(owner, eventsPath(room.room_id))).readers).toEqual([]);
});
