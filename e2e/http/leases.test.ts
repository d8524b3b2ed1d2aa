/** Promise 9: no presence or typing outlives its lease, however its owner went; none survives a restart as a ghost. */
import { expect, test } from "vitest";
import type { RoomEvent } from "../../lib/events/schema";
import { departureGrace, presenceLease, typingInterval, typingLease } from "../../lib/presence/schema";
import type { Room, RoomMember } from "../../lib/rooms/schema";
import { eventually } from "../support/eventually";
import type { Session } from "../support/http";
import { serveSuite } from "../support/suite";
import { createRoom, eventsPath, expectStatus, joinRoom, poll, postMessage } from "../support/talk";

const suite = serveSuite();
/** A signal waits its turn for up to a second; the rest is for two busy cores. */
const slack = 3_000;

async function enter() {
	const [ada, bob] = (await suite.people(2)) as [Session, Session];
	const { room_id: roomId } = await createRoom(ada, { kind: "private" });
	await joinRoom(bob, roomId);
	return { ada, bob, roomId, path: eventsPath(roomId) };
}

const type = async (person: Session, roomId: string) =>
	expectStatus(await person.call("POST", `/api/rooms/${roomId}/typing`, {}), 204);
const isEmpty = (list: unknown[]) => list.length === 0;
const typistsOf = async (reader: Session, path: string) =>
	(await poll(reader, path)).typing.map(({ user_id }) => user_id);
const isHere = (person: Session, here: boolean) => (event: RoomEvent) =>
	event.type === "presence" && event.users.some(({ user_id }) => user_id === person.user.id) === here;

async function onlineOf(reader: Session, roomId: string): Promise<string[]> {
	const answer = await reader.call<{ members: RoomMember[] }>("GET", `/api/rooms/${roomId}/members`);
	return expectStatus(answer, 200).members.flatMap(({ user_id, online }) => (online ? [user_id] : []));
}

test.concurrent("typing is told to others, held, and forgotten after its lease", async () => {
	const { ada, bob, roomId, path } = await enter();
	const stream = ada.stream(path);
	await stream.next((event) => event.type === "presence");
	const begun = performance.now();
	await type(bob, roomId);
	await stream.next((event) => event.type === "typing" && event.user_id === bob.user.id, 1_000 + slack);
	stream.close();
	expect(await typistsOf(ada, path)).toEqual([bob.user.id]);
	await eventually(() => typistsOf(ada, path), isEmpty, typingLease + slack);
	expect(performance.now() - begun).toBeGreaterThan(typingLease - 250);
});

test.concurrent("a message clears its author's typing", async () => {
	const { ada, bob, roomId, path } = await enter();
	await type(bob, roomId);
	await eventually(
		() => typistsOf(ada, path),
		(typists) => typists.includes(bob.user.id),
	);
	await postMessage(bob, roomId, "typed");
	expect(await typistsOf(ada, path)).toEqual([]);
});

test.concurrent("typing without end is passed on at most once each two seconds", async () => {
	const { ada, bob, roomId, path } = await enter();
	const stream = ada.stream(path);
	await stream.next((event) => event.type === "presence");
	const begun = performance.now();
	while (performance.now() - begun < 3 * typingInterval) await type(bob, roomId);
	await postMessage(bob, roomId, "done");
	await stream.next((event) => event.type === "chat");
	stream.close();
	const times = stream.frames.filter(({ event }) => event.type === "typing").map(({ at }) => at);
	expect(times.length).toBeGreaterThanOrEqual(2);
	expect(times.length).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - begun) / typingInterval));
});

test.concurrent("many who type at once cause at most one typing event a second in a room", async () => {
	const people = await suite.people(6);
	const { ada, roomId, path } = await enter();
	for (const person of people) await joinRoom(person, roomId);
	const stream = ada.stream(path);
	await stream.next((event) => event.type === "presence");
	const begun = performance.now();
	while (performance.now() - begun < 5_000) await Promise.all(people.map((person) => type(person, roomId)));
	stream.close();
	const seconds = Math.ceil((performance.now() - begun) / 1_000);
	const times = stream.frames.filter(({ event }) => event.type === "typing").map(({ at }) => at);
	expect(times.length).toBeGreaterThanOrEqual(3);
	expect(times.length).toBeLessThanOrEqual(1 + seconds);
});

test.concurrent("many who come and go cause at most one presence event a second in a room", async () => {
	const people = await suite.people(8);
	const { ada, roomId, path } = await enter();
	for (const person of people) await joinRoom(person, roomId);
	const witness = ada.stream(path);
	await witness.next((event) => event.type === "presence");
	const begun = performance.now();
	for (let round = 0; round < 12; round++) {
		const streams = people.map((person) => person.stream(path));
		await Promise.all(streams.map((stream) => stream.opened));
		for (const stream of streams) stream.close();
	}
	await witness.next((event) => event.type === "presence" && event.online === 1, departureGrace + 2 * slack);
	const seconds = Math.ceil((performance.now() - begun) / 1_000);
	witness.close();
	const presences = witness.frames.filter(({ event }) => event.type === "presence");
	expect(presences.length).toBeGreaterThanOrEqual(2);
	expect(presences.length).toBeLessThanOrEqual(2 + seconds);
});

test.concurrent.each(["killed", "half closed"])("the presence of a client whose line was %s goes", async (how) => {
	const { ada, bob, roomId, path } = await enter();
	const witness = ada.stream(path);
	const stream = bob.stream(path);
	await witness.next(isHere(bob, true));
	if (how === "killed") stream.socket()?.resetAndDestroy();
	else stream.socket()?.end();
	await witness.next(isHere(bob, false), departureGrace + presenceLease + slack);
	expect(await onlineOf(ada, roomId)).toEqual([ada.user.id]);
	stream.close();
	witness.close();
});

test.concurrent("a reload does not flicker: who comes back within the grace was never gone", async () => {
	const { ada, bob, roomId, path } = await enter();
	const witness = ada.stream(path);
	const before = bob.stream(path);
	await witness.next(isHere(bob, true));
	before.close();
	const after = bob.stream(path);
	await after.next((event) => event.type === "presence");
	await expect(witness.next(isHere(bob, false), departureGrace + slack)).rejects.toThrow("did not come in time");
	expect((await onlineOf(ada, roomId)).sort()).toEqual([ada.user.id, bob.user.id].sort());
	after.close();
	witness.close();
});

test.concurrent("somebody who only polls is here for the lease and no longer", { timeout: 90_000 }, async () => {
	const { ada, bob, roomId, path } = await enter();
	await poll(bob, path);
	const begun = performance.now();
	expect(await onlineOf(ada, roomId)).toContain(bob.user.id);
	const gone = (online: string[]) => !online.includes(bob.user.id);
	await eventually(() => onlineOf(ada, roomId), gone, presenceLease + 2 * slack);
	expect(performance.now() - begun).toBeGreaterThan(presenceLease - slack);
});

test("after kill -9 and a restart nobody is here or types who has not come back", async () => {
	const { ada, bob, roomId, path } = await enter();
	const stream = bob.stream(path);
	await stream.next(isHere(bob, true));
	await poll(ada, path);
	await type(bob, roomId);
	expect((await onlineOf(ada, roomId)).sort()).toEqual([ada.user.id, bob.user.id].sort());
	await suite.server.kill();
	await suite.restart();
	expect(await onlineOf(ada, roomId)).toEqual([]);
	expect(expectStatus(await ada.call<Room>("GET", `/api/rooms/${roomId}`), 200).online).toBe(0);
	const polled = await poll(ada, path);
	expect(polled.typing).toEqual([]);
	expect(polled.online).toBeLessThanOrEqual(1);
	stream.close();
});
