/** Promise 10: a slow reader costs at most 1 MiB, then is cut and may resume; nobody else notices. */
import { expect, test } from "vitest";
import type { RoomMember } from "../../lib/rooms/schema";
import { isLogged, readLog } from "../support/follow";
import type { Session } from "../support/http";
import { enter, type RoomSocket } from "../support/socket";
import type { EventStream } from "../support/stream";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, postMessage } from "../support/talk";

const suite = serveSuite();
/** 12,000 bytes, so that the kernel's own buffers of some MiB are full after a few hundred messages. */
const bulk = "橙".repeat(4_000);
const lines = 1_200;

const idsOn = ({ frames }: RoomSocket) => frames.flatMap((frame) => (frame.type === "chat" ? [frame.id] : []));
const idsOf = (stream: EventStream) => stream.frames.flatMap(({ event }) => (event.type === "chat" ? [event.id] : []));

async function writeBulk(author: Session, roomId: string): Promise<string[]> {
	const ids: string[] = [];
	for (let n = 0; n < lines; n += 16) {
		const posted = await Promise.all(Array.from({ length: 16 }, () => postMessage(author, roomId, bulk)));
		ids.push(...posted.sort((one, other) => one.seq - other.seq).map(({ id }) => id));
	}
	return ids;
}

test("readers that stop reading are cut and resume whole, and another reader gets every message meanwhile", async () => {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id: roomId, cursor } = await createRoom(ada, { kind: "private" });
	await joinRoom(bob, roomId);
	const path = eventsPath(roomId);
	const slow = Array.from({ length: 3 }, () => bob.stream(path, { after: cursor }));
	const fast = ada.stream(path, { after: cursor });
	await Promise.all([fast, ...slow].map((stream) => stream.next((event) => event.type === "presence")));
	for (const stream of slow) stream.pause();
	const socket = await enter(bob, roomId, cursor);
	socket.socket.pause();

	const ids = await writeBulk(ada, roomId);
	await fast.next((event) => event.type === "chat" && event.id === ids.at(-1), 30_000);
	expect(idsOf(fast)).toEqual(ids);
	fast.close();
	// Still paused, so only the server can have let go of them.
	await expect.poll(() => isHere(bob, roomId), { timeout: 20_000 }).toBe(false);

	socket.socket.resume();
	expect(await socket.closed).toBe(1006);
	expect(idsOn(socket).length).toBeLessThan(ids.length);
	expect([...idsOn(socket), ...(await idsAfter(bob, path, socket.cursor ?? cursor))]).toEqual(ids);
	for (const stream of slow) {
		stream.resume();
		expect(["ended", "broke"]).toContain(await stream.closed);
		const seen = idsOf(stream);
		expect(seen.length).toBeLessThan(ids.length);
		expect([...seen, ...(await idsAfter(bob, path, stream.cursor ?? cursor))]).toEqual(ids);
	}
});

async function idsAfter(person: Session, path: string, cursor: string): Promise<string[]> {
	const { events } = await readLog(person, path, cursor);
	return events.filter(isLogged).flatMap((event) => (event.type === "chat" ? [event.id] : []));
}

async function isHere(person: Session, roomId: string): Promise<boolean> {
	const answer = await person.call<{ members: RoomMember[] }>("GET", `/api/rooms/${roomId}/members`);
	return expectStatus(answer, 200).members.some(({ user_id, online }) => online && user_id === person.user.id);
}

test("a reader that pauses for a moment and takes less than the limit is not cut", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "private" });
	const stream = ada.stream(eventsPath(roomId));
	await stream.next((event) => event.type === "presence");
	stream.pause();
	const posted: string[] = [];
	for (let n = 0; n < 40; n++) posted.push((await postMessage(ada, roomId, bulk)).id);
	stream.resume();
	await stream.next((event) => event.type === "chat" && event.id === posted.at(-1));
	expect(idsOf(stream)).toEqual(posted);
	stream.close();
});

test("a replay far larger than the limit reaches a reader that takes it slowly", async () => {
	const [ada] = (await suite.people(1)) as [Session];
	const { room_id: roomId, cursor } = await createRoom(ada, { kind: "private" });
	for (let n = 0; n < 200; n += 20) await Promise.all(Array.from({ length: 20 }, () => postMessage(ada, roomId, bulk)));
	let from = cursor;
	const seen: string[] = [];
	for (let attempt = 0; seen.length < 200; attempt++) {
		expect(attempt, "each resume must bring something").toBeLessThan(50);
		const stream = ada.stream(eventsPath(roomId), { after: from });
		await stream.opened;
		for await (const { event } of stream) if (event.type === "chat" && seen.push(event.id) === 200) break;
		stream.close();
		from = stream.cursor ?? from;
	}
	expect(new Set(seen).size).toBe(200);
});
